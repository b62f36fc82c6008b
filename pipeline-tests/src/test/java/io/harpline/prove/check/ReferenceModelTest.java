package io.harpline.prove.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harpline.prove.model.AlertModel;
import io.harpline.prove.model.Digest;
import io.harpline.prove.model.Place;
import io.harpline.prove.model.Ruling;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.gardin.Notification;
import io.harpline.schemas.gardin.NotificationReader;
import io.harpline.schemas.gardin.Reading;
import io.harpline.schemas.gardin.Reading.Read;
import io.harpline.schemas.gardin.Reading.Unreadable;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Origin;
import io.harpline.transform.domain.Alert;
import io.harpline.transform.domain.AlertMachine;
import io.harpline.transform.domain.Arrival;
import io.harpline.transform.domain.Fingerprint;
import io.harpline.transform.domain.Horizon;
import io.harpline.transform.domain.Next;
import io.harpline.transform.domain.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The state machine and the reference model, of which neither knows the other, agree on whatever is sent.
class ReferenceModelTest {

    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
    private static final Horizon HORIZON = new Horizon(Duration.ofDays(30));
    private static final int ALERTS = 3_000;
    private static final int NOTIFICATIONS = 14;

    @Test
    void shouldAgreeWithTheStateMachineOnHistoriesOfAllKinds() {
        for (int seed = 0; seed < ALERTS; seed++) {
            Random random = new Random(seed);
            AlertModel model = new AlertModel("T1/A1");
            Alert alert = new Alert.Unknown();
            for (int offset = 0; offset < NOTIFICATIONS; offset++) {
                byte[] body = body(random);
                Instant receivedAt = START.plusMillis(random.nextInt(5_000));
                Place place = new Place(0, offset);

                Ruling ruling =
                        model.rule(io.harpline.prove.model.Reading.told(body), Digest.of(body), place, receivedAt);
                String as = "seed %d, notification %d: %s".formatted(seed, offset, text(body));
                alert = compare(as, alert, body, receivedAt, offset, ruling);

                if (alert instanceof Alert.Known known) {
                    assertThat(Standings.of(known.publicState())).as(as).isEqualTo(model.standing());
                }
            }
        }
    }

    private static Alert compare(String as, Alert alert, byte[] body, Instant receivedAt, int offset, Ruling ruling) {
        Reading<Notification> reading = NotificationReader.notification(body);
        if (reading instanceof Unreadable<Notification>(var reason, var field, String ignored)) {
            assertThat(ruling.allows(reason.name(), field)).as(as).isTrue();
            return alert;
        }
        Notification notification = ((Read<Notification>) reading).value();
        Origin origin = new Origin("archive", 0, offset);
        Next next = AlertMachine.step(
                alert,
                new Arrival(notification, Fingerprint.of(body), receivedAt, receivedAt, receivedAt, origin),
                HORIZON);
        switch (next.verdict()) {
            case Verdict.Applied(AlertEvent event) -> compare(as, event, ruling);
            case Verdict.Absorbed() -> assertThat(ruling.result()).as(as).isEqualTo("ABSORBED");
            case Verdict.Duplicate(Origin first) -> {
                assertThat(ruling.result()).as(as).isEqualTo("DUPLICATE");
                assertThat(ruling.earlier()).as(as).isEqualTo(new Place(0, first.offset()));
            }
            case Verdict.Conflicting(Origin first) -> {
                assertThat(ruling.allows("CONFLICTING", "notificationId"))
                        .as(as)
                        .isTrue();
                assertThat(ruling.earlier()).as(as).isEqualTo(new Place(0, first.offset()));
            }
            case Verdict.TooLate() -> throw new AssertionError(as);
        }
        if (ruling.result().equals("APPLIED") || ruling.result().equals("ABSORBED")) {
            assertThat(ruling.noted()).as(as).isEqualTo(!next.notes().isEmpty());
        }
        return next.alert();
    }

    private static void compare(String as, AlertEvent event, Ruling ruling) {
        Ruling.Change change = ruling.event();
        assertThat(change).as(as).isNotNull();
        if (change != null) {
            assertThat(event.type()).as(as).hasToString(change.type());
            assertThat(change.mayFollow(name(event.previousSeverity()))).as(as).isTrue();
            assertThat(name(event.closeReason())).as(as).isEqualTo(change.closeReason());
            assertThat(Standings.of(event.state())).as(as).isEqualTo(change.state());
        }
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static byte[] body(Random random) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("tenantId", "T1").put("alertId", "A1");
        body.put("notificationId", "N" + random.nextInt(20));
        body.put("event", one(random, List.of("RAISED", "SEVERITY_INCREASED", "SEVERITY_INCREASED", "CLOSED")));
        body.put("alertSeverity", one(random, List.of("LOW", "MEDIUM", "HIGH")));
        body.put("alertType", random.nextInt(9) == 0 ? "PRODUCTIVITY" : "HEALTH");
        body.put("jobId", random.nextInt(9) == 0 ? "J2" : "J1");
        body.put("timestamp", START.plusSeconds(random.nextInt(6)).plusMillis(1).toString());
        if (random.nextInt(3) > 0) {
            body.put("previousSeverity", one(random, List.of("LOW", "MEDIUM", "WORSE")));
        }
        if (random.nextInt(3) > 0) {
            body.put("closeReason", one(random, List.of("EXPIRED", "REPLACED", "BORED")));
        }
        if (random.nextInt(5) == 0) {
            spoil(body, random);
        }
        byte[] bytes = Json.bytes(body);
        return random.nextInt(60) == 0 ? twice(bytes, random) : bytes;
    }

    private static void spoil(ObjectNode body, Random random) {
        String field = one(
                random,
                List.of(
                        "tenantId",
                        "alertId",
                        "notificationId",
                        "event",
                        "alertSeverity",
                        "alertType",
                        "jobId",
                        "timestamp",
                        "previousSeverity",
                        "closeReason"));
        switch (random.nextInt(6)) {
            case 0 -> body.remove(field);
            case 1 -> body.put(field, 7);
            case 2 -> body.putNull(field);
            case 3 -> body.put(field, "");
            case 4 -> body.put("timestamp", one(random, TIMES));
            default -> body.setAll(Map.of(field, Json.MAPPER.createArrayNode().add("x/")));
        }
    }

    private static final List<String> TIMES = List.of(
            "2026-11-22T08:00:02.123456789Z",
            "2026-11-22T10:00:02.5+02:00",
            "2026-11-22T08:00:02Z",
            "2026-11-22 08:00:02Z",
            "2026-11-22T08:00:02",
            "yesterday");

    private static byte[] twice(byte[] bytes, Random random) {
        String field = one(random, List.of("notificationId", "event", "timestamp", "closeReason", "other"));
        String text = text(bytes);
        return (text.substring(0, text.length() - 1) + ",\"%s\":\"twice\",\"%s\":\"twice\"}".formatted(field, field))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String one(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
