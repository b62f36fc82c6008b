package io.harpline.operator;

import static io.harpline.operator.AuditTopics.body;
import static io.harpline.operator.IngestTopics.archivedHeaders;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.ulid.UlidCreator;
import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.GardinEvent;
import io.harpline.schemas.gardin.NotificationOutcome.Result;
import io.harpline.schemas.gardin.QuarantineReason;
import io.harpline.schemas.harp.DeadLetter;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.harp.Replay;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.operation.Operation;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `audit` over the topics as the services write them.
class AuditCommandTest {

    @TempDir
    private static Path directory;

    private static EmbeddedBroker broker;
    private static DeadLetterTopics topics;
    private static Instant began;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(directory.resolve("kafka"));
        broker.createTopics(Topics.ALL, 4);
        topics = new DeadLetterTopics(broker.bootstrapServers());
        began = Instant.now().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MILLIS);
        IngestTopics.key(directory.resolve("keys"), AuditTopics.SOURCE, "default", IngestTopics.SECRET);
    }

    @AfterAll
    static void stop() {
        topics.close();
        broker.close();
    }

    @Test
    void shouldTellTheWholeStoryInTheOrderOfTime() {
        AuditTopics life = life("T1");
        AlertEvent raised = life.apply("N1", GardinEvent.RAISED, Severity.LOW, began);
        life.deliver(raised, began.plusSeconds(1), Receipt.Result.DELIVERED, 500, 200);
        AlertEvent increased = life.apply("N2", GardinEvent.SEVERITY_INCREASED, Severity.HIGH, began.plusSeconds(60));
        life.deliver(increased, began.plusSeconds(61), Receipt.Result.DELIVERED, 200);
        Instant again = began.plusSeconds(90);
        Origin twice = life.archive(body(life.alert, "N1", GardinEvent.RAISED, Severity.LOW), again);
        life.outcome(twice, Result.DUPLICATE, null, life.written.getFirst(), "N1", again, null);

        Ran ran = audit(life.alert.toString());

        assertThat(ran.lines()
                        .filter(line -> line.contains("Z "))
                        .map(line -> line.replaceAll("^ \\S+ (\\w+) \\S+ ", "$1: ")))
                .map(line -> line.replaceAll("v\\d{13}|; notification .*|[0-3]-\\d+$", ""))
                .containsExactly(
                        "notification: RAISED LOW at 2026-11-20T05:59:59.000Z; signature ok (gardin/default)",
                        "outcome: APPLIED makes RAISED ",
                        "event: RAISED : OPEN LOW",
                        "attempt:  to default: status 500, after 18 ms",
                        "attempt:  to default: status 200, after 18 ms",
                        "delivery:  to default: DELIVERED, 2 attempts",
                        "notification: SEVERITY_INCREASED HIGH at 2026-11-20T05:59:59.000Z; signature ok (gardin/default)",
                        "outcome: APPLIED makes SEVERITY_INCREASED ",
                        "event: SEVERITY_INCREASED : OPEN HIGH",
                        "attempt:  to default: status 200, after 18 ms",
                        "delivery:  to default: DELIVERED, 1 attempt",
                        "notification: RAISED LOW at 2026-11-20T05:59:59.000Z; signature ok (gardin/default)",
                        "outcome: DUPLICATE of gardin.notifications.v1-");
        assertThat(ran.out())
                .startsWith("alert " + life.alert + "\n\n")
                .contains("default acknowledged v" + increased.version() + " (OPEN HIGH)")
                .contains("\nAll agrees.\n");
        assertThat(ran.exit()).isZero();
    }

    @Test
    void shouldNotAgreeWhereHarpDidNotTakeTheNewestEvent() {
        AuditTopics life = life("T1");
        AlertEvent raised = life.apply("N1", GardinEvent.RAISED, Severity.LOW, began);
        life.deliver(raised, began.plusSeconds(1), Receipt.Result.DELIVERED, 200);
        AlertEvent closed = life.apply("N2", GardinEvent.CLOSED, Severity.LOW, began.plusSeconds(60));
        life.deliver(closed, began.plusSeconds(61), Receipt.Result.REFUSED, 422);

        Ran ran = audit(life.alert.toString());

        assertThat(ran.out())
                .contains("REFUSED, last status 422, 1 attempts")
                .contains("Harp (default) has last acknowledged v" + raised.version()
                        + ", and the alert is CLOSED LOW v" + closed.version() + ": v" + closed.version()
                        + " is a dead letter, harp.dead-letters.v1-")
                .doesNotContain("\u001b");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void shouldNotAgreeYetWhileAnEventIsOnItsWay() {
        AuditTopics life = life("T1");
        life.apply("N1", GardinEvent.RAISED, Severity.LOW, began);
        life.archive(body(life.alert, "N2", GardinEvent.CLOSED, Severity.LOW), began.plusSeconds(60));

        Ran ran = audit(life.alert.toString());

        assertThat(ran.out())
                .contains("has no outcome: transform-streams has not finished it", "harp-sink has not finished v");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void shouldNotAgreeWhereABodyIsNotWhatWasSigned() {
        AuditTopics life = life("T1");
        byte[] body = body(life.alert, "N1", GardinEvent.RAISED, Severity.LOW);
        Map<String, String> headers = archivedHeaders(AuditTopics.SOURCE, body);
        byte[] changed = body(life.alert, "N1", GardinEvent.RAISED, Severity.HIGH);
        Origin origin = life.archive(changed, began, headers, null);
        life.deliver(
                life.applied(origin, "N1", GardinEvent.RAISED, Severity.HIGH, began),
                began.plusSeconds(1),
                Receipt.Result.DELIVERED,
                200);

        Ran ran = audit(life.alert.toString());

        assertThat(ran.out()).contains("signature altered (gardin/default)", "It does not agree:\n  the signature of");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void shouldFindTheAlertOfANotificationAndMarkWhatIsOfThat() {
        AuditTopics life = life("T1");
        String notificationId = UlidCreator.getUlid(began.toEpochMilli()).toString();
        life.deliver(life.apply("N1", GardinEvent.RAISED, Severity.LOW, began), began, Receipt.Result.DELIVERED, 200);
        life.deliver(
                life.apply(notificationId, GardinEvent.CLOSED, Severity.LOW, began.plusSeconds(9)),
                began.plusSeconds(9),
                Receipt.Result.DELIVERED,
                200);

        Ran byNotification = audit(notificationId);
        Ran byAlert = audit(life.alert.alertId());

        assertThat(byNotification.out()).startsWith("alert " + life.alert + ", of which * is notification");
        assertThat(byNotification.lines().filter(line -> line.startsWith("*"))).hasSize(3);
        assertThat(byNotification.exit()).isZero();
        assertThat(byAlert.out()).startsWith("alert " + life.alert + "\n").doesNotContain("*");
    }

    @Test
    void shouldTellOfAnAlertOfWhichAllWasRefused() throws Exception {
        AlertKey alert =
                new AlertKey("T1", UlidCreator.getUlid(began.toEpochMilli()).toString());
        byte[] body = body(alert, "N1", GardinEvent.RAISED, Severity.LOW);
        try (IngestTopics ingest = new IngestTopics(broker.bootstrapServers())) {
            ingest.refuse(AuditTopics.SOURCE, body);
            Map<String, String> forged = archivedHeaders(AuditTopics.SOURCE, new byte[0]);
            ingest.refuse(AuditTopics.SOURCE, body, "signature", forged);
            ingest.settle();
        }

        for (String id : List.of(alert.toString(), alert.alertId())) {
            Ran ran = audit(id);

            assertThat(ran.out())
                    .contains("refused for its signature; to be moved; notification N1")
                    .contains("refused for its signature; signed by none of the keys; notification N1")
                    .contains("Harp   has acknowledged nothing")
                    .containsOnlyOnce("is genuine and not in the archive; ./harpline reverify moves it there");
            assertThat(ran.exit()).isEqualTo(1);
        }
    }

    @Test
    void shouldSayWhereWhatWasMovedComesFrom() {
        AuditTopics life = life("T1");
        byte[] body = body(life.alert, "N1", GardinEvent.RAISED, Severity.LOW);
        Map<String, String> headers = archivedHeaders(AuditTopics.SOURCE, body);
        headers.put(HeaderNames.ORIGIN_TOPIC, Topics.UNVERIFIED.name());
        headers.put(HeaderNames.ORIGIN_PARTITION, "2");
        headers.put(HeaderNames.ORIGIN_OFFSET, "17");
        Origin origin = life.archive(body, began, headers, null);
        life.outcome(origin, Result.QUARANTINED, QuarantineReason.UNKNOWN_VALUE, null, "N1", began, null);
        life.write(Topics.QUARANTINE, began, body);

        Ran ran = audit(life.alert.toString());

        assertThat(ran.out())
                .contains("moved here from gardin.unverified.v1-2-17", "QUARANTINED UNKNOWN_VALUE: what is wrong")
                .contains("1 quarantined: of what they say neither knows", "\nAll agrees.\nWhat was received before ");
        assertThat(ran.exit()).isZero();
    }

    @Test
    void shouldTellWhoHadWhatSentAgain() {
        AuditTopics life = life("T1");
        AlertEvent raised = life.apply("N1", GardinEvent.RAISED, Severity.LOW, began);
        life.deliver(raised, began.plusSeconds(1), Receipt.Result.REFUSED, 422);
        RecordHeaders headers = new RecordHeaders();
        new DeadLetter(DeadLetter.Reason.REFUSED, 422, "", 1, began, began, new Origin(Topics.EVENTS.name(), 0, 7), 1)
                .writeTo(headers);
        new Replay("the-redrive", "ada", Replay.Mode.REDRIVE).writeTo(headers);
        // What is sent again may keep the time of its event; when that was done, the operation tells.
        life.write(new ProducerRecord<>(
                Topics.REPLAY.name(), null, began.toEpochMilli(), life.alert.bytes(), Json.bytes(raised), headers));
        topics.write(new ProducerRecord<>(
                Topics.OPERATIONS.name(),
                "the-redrive".getBytes(UTF_8),
                Json.bytes(new Operation(
                        "the-redrive",
                        Operation.Kind.REDRIVE,
                        Operation.State.STARTED,
                        "ada",
                        "--all",
                        began.plusSeconds(3600),
                        null,
                        List.of()))));
        life.deliver(raised, began.plusSeconds(3601), Receipt.Result.DELIVERED, 200);

        Ran ran = audit(life.alert.toString());

        assertThat(ran.lines().filter(line -> line.contains("Z ")).map(line -> line.split(" ", -1)[2]))
                .containsExactly(
                        "notification",
                        "outcome",
                        "event",
                        "attempt",
                        "delivery",
                        "dead",
                        "sent",
                        "attempt",
                        "delivery");
        assertThat(ran.out()).contains("asked for by ada, redrive the-redrive");
        assertThat(ran.exit()).isZero();
    }

    /// A clock that was wrong, and a partition that nobody would look for it in.
    @Test
    void shouldLookEverywhereBeforeItSaysThatThereIsNothing() {
        AuditTopics life = life("T1");
        byte[] body = body(life.alert, "N1", GardinEvent.RAISED, Severity.LOW);
        int another = (BuiltInPartitioner.partitionForKey(life.alert.bytes(), 4) + 1) % 4;
        life.archive(body, began.minus(Duration.ofDays(30)), archivedHeaders(AuditTopics.SOURCE, body), another);

        Ran ran = audit(life.alert.toString());

        assertThat(ran.out()).contains("gardin.notifications.v1-" + another + "-");
    }

    @Test
    void shouldSayThatNothingIsKnownOfIt() {
        for (String id : List.of("T9/A9", "A9", UlidCreator.getUlid().toString())) {
            Ran ran = audit(id);

            assertThat(ran.err()).isEqualTo("harpline: nothing is known of " + id + "\n");
            assertThat(ran.exit()).isEqualTo(3);
        }
    }

    @Test
    void shouldAskForTheTenantWhereTwoUseOneId() {
        String alertId = UlidCreator.getUlid(began.toEpochMilli()).toString();
        for (String tenant : List.of("T1", "T2")) {
            new AuditTopics(topics, new AlertKey(tenant, alertId)).apply("N1", GardinEvent.RAISED, Severity.LOW, began);
        }

        Ran ran = audit(alertId);

        assertThat(ran.err()).contains("say which is meant, T1/" + alertId + " or T2/" + alertId);
        assertThat(ran.exit()).isEqualTo(2);
    }

    @Test
    void shouldHideNothingThatATerminalWouldObey() {
        AuditTopics life = life("T1");
        life.apply("N\u202e1", GardinEvent.RAISED, Severity.LOW, began);

        assertThat(audit(life.alert.toString()).out())
                .contains("notification N\\u202e1")
                .doesNotContain("\u202e");
    }

    /// Whatever was written of an alert, among many others, is told, and nothing else.
    @Test
    void shouldFindAllThatWasWrittenOfEachAlert() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<AuditTopics> lives =
                Stream.generate(() -> life("T" + random.nextInt(3))).limit(4).toList();
        for (int i = 0; i < 60; i++) {
            AuditTopics life = lives.get(random.nextInt(lives.size()));
            Instant at = began.plusSeconds(random.nextInt(86_400));
            AlertEvent event = life.apply("N" + i, GardinEvent.SEVERITY_INCREASED, Severity.HIGH, at);
            if (random.nextBoolean()) {
                boolean taken = random.nextBoolean();
                life.deliver(
                        event,
                        at.plusSeconds(random.nextInt(100)),
                        taken ? Receipt.Result.DELIVERED : Receipt.Result.REFUSED,
                        taken ? 200 : 422);
            }
        }

        for (AuditTopics life : lives) {
            JsonNode json =
                    Json.MAPPER.readTree(audit(life.alert.toString(), "--json").out());

            assertThat(json.get("entries")
                            .valueStream()
                            .filter(entry -> !entry.get("what").asText().equals("Attempted"))
                            .map(entry -> Json.MAPPER.convertValue(entry.get("place"), Origin.class)))
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(life.written);
            assertThat(json.get("entries")
                            .valueStream()
                            .map(entry -> Instant.parse(entry.get("at").asText())))
                    .isSorted();
        }
    }

    private static AuditTopics life(String tenant) {
        return new AuditTopics(
                topics,
                new AlertKey(tenant, UlidCreator.getUlid(began.toEpochMilli()).toString()));
    }

    private static Ran audit(String... words) {
        return Ran.on(
                broker.bootstrapServers(),
                Stream.of(
                                Stream.of("audit"),
                                Stream.of(words),
                                Stream.of("--keys", directory.resolve("keys").toString()))
                        .flatMap(part -> part)
                        .toArray(String[]::new));
    }
}
