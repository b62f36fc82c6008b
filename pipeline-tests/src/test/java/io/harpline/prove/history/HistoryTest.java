package io.harpline.prove.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.local.gardin.SignedNotification;
import io.harpline.schemas.gardin.NotificationReader;
import io.harpline.schemas.gardin.Reading.Read;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.json.Sha256;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class HistoryTest {

    private static final Instant START = Instant.parse("2026-11-23T01:00:00Z");
    private static final int PER_SECOND = 100;
    private static final Duration DURATION = Duration.ofMinutes(3);
    private static final int ALL = 18_000;

    private final History history = new History(7, START, PER_SECOND, DURATION);

    @Test
    void shouldBeTheSameByteForByteWhenTheSeedIsTheSame() throws Exception {
        assertThat(digest(new History(7, START, PER_SECOND, DURATION))).isEqualTo(digest(history));
        assertThat(digest(new History(8, START, PER_SECOND, DURATION))).isNotEqualTo(digest(history));
        // What it was when this was written: a seed in a report must mean the same tomorrow.
        assertThat(digest(new History(1, START, 50, Duration.ofSeconds(20))))
                .isEqualTo("3242253cfd4139c1468cc8159f61ba900d4fe8d4f634ec5611f2e2977c55725a");
    }

    @Test
    void shouldSendAsManyAsTheRateSaysInTheOrderOfTheirTimes() {
        Duration before = Duration.ZERO;
        long number = 0;
        for (Planned planned : history) {
            assertThat(planned.at()).isGreaterThanOrEqualTo(before).isLessThan(DURATION);
            assertThat(planned.request().number()).isEqualTo(++number);
            before = planned.at();
        }

        assertThat((double) number).isCloseTo(ALL, within(0.05 * ALL));
    }

    @Test
    void shouldHoldEachKindInItsProportion() {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        history.forEach(planned -> counts.merge(planned.request().kind(), 1, Integer::sum));
        double sent = counts.values().stream().mapToInt(Integer::intValue).sum();

        assertThat(counts).containsOnlyKeys(Kind.values());
        assertThat(counts.getOrDefault(Kind.GENUINE, 0) / sent).isBetween(0.80, 0.86);
        assertThat(counts.getOrDefault(Kind.REPEATED, 0) / sent).isBetween(0.07, 0.09);
        assertThat(counts.getOrDefault(Kind.CONFLICTING, 0) / sent).isBetween(0.015, 0.025);
        assertThat(counts.getOrDefault(Kind.UNKNOWN_SHAPE, 0) / sent).isBetween(0.007, 0.013);
        assertThat(counts.getOrDefault(Kind.MALFORMED, 0) / sent).isBetween(0.007, 0.013);
        assertThat((counts.getOrDefault(Kind.FORGED, 0) + counts.getOrDefault(Kind.UNSIGNED, 0)) / sent)
                .isBetween(0.035, 0.045);
        assertThat(counts.getOrDefault(Kind.EARLY_KEY, 0)).isBetween(10, ALL / 100);
    }

    @Test
    void shouldBreakEachNotificationAsItsKindSays() {
        Map<String, String> first = new HashMap<>();
        Set<String> genuine = new HashSet<>();
        for (Planned planned : history) {
            Request request = planned.request();
            String hash = Sha256.hex(request.body());
            boolean idsRead = NotificationReader.ids(request.body()) instanceof Read<?>;
            boolean allRead = NotificationReader.notification(request.body()) instanceof Read<?>;
            String id = String.valueOf(request.notificationId());
            switch (request.kind()) {
                case GENUINE, EARLY_KEY -> {
                    assertThat(allRead).isTrue();
                    assertThat(first.put(id, hash)).isNull();
                    genuine.add(hash);
                }
                case REPEATED -> assertThat(first).containsEntry(id, hash);
                case CONFLICTING -> {
                    assertThat(first).containsKey(id).doesNotContainEntry(id, hash);
                    assertThat(allRead).isTrue();
                }
                case UNKNOWN_SHAPE -> assertThat(idsRead && !allRead).isTrue();
                case MALFORMED -> assertThat(idsRead).isFalse();
                case FORGED, UNSIGNED -> assertThat(genuine).doesNotContain(hash);
                case OVERSIZED -> assertThat(request.body().length).isGreaterThan(64 * 1024);
            }
            assertThat(new String(request.body(), UTF_8).contains(history.forgedMarker()))
                    .isEqualTo(!request.kind().isGenuine());
        }
    }

    @Test
    void shouldSignWithTheKeyOfItsTimeAndForgersWithNone() {
        for (Planned planned : history) {
            Request request = planned.request();
            String first = SignedNotification.sign(request.body(), history.firstSecret());
            String second = SignedNotification.sign(request.body(), history.secondSecret());
            double share = (double) planned.at().toMillis() / DURATION.toMillis();
            switch (request.kind()) {
                case FORGED -> assertThat(request.signatures()).isNotEmpty().doesNotContain(first, second);
                case UNSIGNED -> assertThat(request.signatures()).isEmpty();
                case EARLY_KEY -> {
                    assertThat(share).isBetween(0.45, 0.55);
                    assertThat(request.signatures()).containsExactly(second);
                }
                default -> assertThat(request.signatures()).containsExactly(share < 0.55 ? first : second);
            }
        }
    }

    @Test
    void shouldTellOfEachAlertWhatGardinCouldSay() throws Exception {
        Map<String, List<JsonNode>> alerts = new HashMap<>();
        for (Planned planned : history) {
            if (planned.request().kind() == Kind.GENUINE) {
                String alert = String.valueOf(planned.request().alert());
                alerts.computeIfAbsent(alert, key -> new ArrayList<>()).add(read(planned.request()));
            }
        }
        alerts.values().forEach(HistoryTest::couldBeTold);

        assertThat(alerts).hasSizeGreaterThan(3_000);
        assertThat(tenants(alerts.keySet())).hasSizeBetween(30, 40);
        assertThat(alerts.values()).anyMatch(story -> !events(story).contains("RAISED"));
        assertThat(alerts.values()).anyMatch(story -> events(story).indexOf("RAISED") > 0);
        assertThat(alerts.values()).anyMatch(story -> events(story).lastIndexOf("RAISED") == 1);
        assertThat(alerts.values())
                .anyMatch(story -> events(story).indexOf("CLOSED") < story.size() - 1
                        && events(story).lastIndexOf("CLOSED") == story.size() - 1);
    }

    @Test
    void shouldRaiseManyAlertsOfOneTenantAtOnceAndBeQuietForAWhile() {
        Map<Long, Integer> perSecond = new HashMap<>();
        history.forEach(planned -> perSecond.merge(planned.at().toSeconds(), 1, Integer::sum));

        assertThat(perSecond.values())
                .anyMatch(sent -> sent > 1.7 * PER_SECOND)
                .anyMatch(sent -> sent < 0.3 * PER_SECOND);
    }

    private static void couldBeTold(List<JsonNode> story) {
        assertThat(story).hasSizeLessThanOrEqualTo(6);
        assertThat(story)
                .extracting(told -> told.get("jobId").textValue())
                .containsOnly(story.getFirst().get("jobId").textValue());
        for (JsonNode told : story) {
            Instant happened = Rfc3339.parse(told.get("timestamp").textValue()).orElseThrow();
            assertThat(happened).isBetween(START.minus(DURATION.multipliedBy(2)), START.plus(DURATION));
        }
    }

    private static List<String> events(List<JsonNode> story) {
        return story.stream().map(told -> told.get("event").textValue()).toList();
    }

    private static Set<String> tenants(Set<String> alerts) {
        Set<String> tenants = new HashSet<>();
        alerts.forEach(alert -> tenants.add(alert.substring(0, alert.indexOf('/'))));
        return tenants;
    }

    private static JsonNode read(Request request) throws IOException {
        return Json.MAPPER.readTree(request.body());
    }

    private static String digest(History history) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        for (Planned planned : history) {
            Request request = planned.request();
            sha256.update((planned.at() + " " + planned.waits() + " " + request.kind() + request.signatures())
                    .getBytes(UTF_8));
            sha256.update(request.body());
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
