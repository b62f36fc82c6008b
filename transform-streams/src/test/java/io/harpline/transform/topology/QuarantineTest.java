package io.harpline.transform.topology;

import static io.harpline.schemas.alert.Severity.HIGH;
import static io.harpline.schemas.alert.Severity.LOW;
import static io.harpline.transform.domain.Sent.raised;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.gardin.NotificationOutcome.Result;
import io.harpline.schemas.gardin.QuarantineReason;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.Topics;
import io.harpline.transform.domain.Sent;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class QuarantineTest extends OnTheBench {

    @ParameterizedTest
    @CsvSource({
        "event, EXPLODED, UNKNOWN_VALUE",
        "event, , UNKNOWN_VALUE",
        "alertSeverity, PLANT_CRITICAL, UNKNOWN_VALUE",
        "alertType, , UNKNOWN_VALUE",
        "timestamp, yesterday, BAD_TIMESTAMP",
        "timestamp, , BAD_TIMESTAMP",
        "notificationId, , UNREADABLE",
        "alertId, a/b, UNREADABLE",
    })
    void shouldNameTheFieldAtFault(String field, @Nullable String value, QuarantineReason reason) {
        bench.send(raised(LOW).with(field, value));

        assertQuarantined(reason, field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{} {}", "\u0000", "not JSON"})
    void shouldTakeWhatIsNoJsonObject(String body) {
        bench.send(bytes("-/01J"), bytes(body), TopologyBench.receivedAt(TopologyBench.RECEIVED));

        assertQuarantined(QuarantineReason.UNREADABLE, null);
    }

    /// What an event repeats of it might not fit into Kafka's largest record, for ever.
    @Test
    void shouldTakeWhatIsLongerThanIngestTakes() {
        Sent fitting = raised(LOW).with("jobId", "j");
        int room = (64 << 10) - fitting.body().length;

        bench.send(raised(LOW).id("N2").with("jobId", "j".repeat(room + 1)));
        assertThat(bench.values(Topics.OUTCOMES, NotificationOutcome.class))
                .extracting(NotificationOutcome::result)
                .containsExactly(Result.APPLIED);

        bench.send(raised(LOW).id("N3").with("jobId", "j".repeat(room + 2)));
        assertQuarantined(QuarantineReason.UNREADABLE, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"T1/A2", "T2/A1", "A1", "T1/A1/", ""})
    void shouldTakeWhatLiesUnderAnotherKey(String key) {
        bench.send(bytes(key), raised(LOW).body(), TopologyBench.receivedAt(TopologyBench.RECEIVED));

        assertQuarantined(QuarantineReason.KEY_MISMATCH, null);
    }

    @Test
    void shouldTakeWhatHasNoKey() {
        bench.send(null, raised(LOW).body(), TopologyBench.receivedAt(TopologyBench.RECEIVED));

        assertQuarantined(QuarantineReason.KEY_MISMATCH, null);
    }

    @Test
    void shouldTakeWhatHasNoBody() {
        bench.send(bytes("T1/A1"), null, TopologyBench.receivedAt(TopologyBench.RECEIVED));

        assertQuarantined(QuarantineReason.UNREADABLE, null);
    }

    @Test
    void shouldTakeOtherBytesUnderAKnownNotificationId() {
        bench.send(raised(LOW));
        bench.records(Topics.OUTCOMES);

        bench.send(raised(HIGH));

        NotificationOutcome outcome = assertQuarantined(QuarantineReason.CONFLICTING, "notificationId");
        assertThat(outcome.earlier()).isEqualTo(new Origin(Topics.NOTIFICATIONS.name(), 0, 0));
        assertThat(bench.records(Topics.EVENTS)).hasSize(1);
        assertThat(bench.records(Topics.STATE)).hasSize(1);
    }

    @Test
    void shouldKeepTheExactBytesAndAllHeaders() {
        byte[] body =
                bytes(" {\"tenantId\" : \"T1\", \"alertId\":\"A1\",\n\"notificationId\":\"N1\", \"event\":\"NEW\"} ");
        Headers headers = TopologyBench.receivedAt(TopologyBench.RECEIVED);
        headers.add("signature", bytes("ab")).add("twice", bytes("1")).add("twice", bytes("2"));

        bench.send(bytes("T1/A1"), body, headers);

        TestRecord<byte[], byte[]> record = bench.records(Topics.QUARANTINE).getFirst();
        assertThat(record.value()).isEqualTo(body);
        assertThat(record.key()).asString().isEqualTo("T1/A1");
        assertThat(record.getRecordTime()).isEqualTo(TopologyBench.RECEIVED);
        assertThat(record.headers().toArray())
                .extracting(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .containsExactly(
                        "received-at=2026-05-22T00:00:00.123Z",
                        "signature=ab",
                        "twice=1",
                        "twice=2",
                        "reason=UNKNOWN_VALUE",
                        "field=event",
                        "origin-topic=gardin.notifications.v1",
                        "origin-partition=0",
                        "origin-offset=0");
    }

    @Test
    void shouldStillNameTheIdsInTheOutcomeWhereTheyCanBeRead() {
        bench.send(raised(LOW).with("event", "NEW"));

        assertThat(bench.values(Topics.OUTCOMES, NotificationOutcome.class))
                .singleElement()
                .satisfies(outcome -> {
                    assertThat(outcome.tenantId()).isEqualTo("T1");
                    assertThat(outcome.alertId()).isEqualTo("A1");
                    assertThat(outcome.notificationId()).isEqualTo("N1");
                });
    }

    @Test
    void shouldNotLetAQuarantinedNotificationTouchItsAlert() {
        bench.send(raised(LOW).id("N1"));
        bench.send(raised(HIGH).id("N2").with("timestamp", null));
        Sent good = raised(LOW).id("N2");

        bench.send(good);

        assertThat(bench.values(Topics.OUTCOMES, NotificationOutcome.class))
                .extracting(NotificationOutcome::result)
                .containsExactly(Result.APPLIED, Result.QUARANTINED, Result.ABSORBED);
    }

    private NotificationOutcome assertQuarantined(QuarantineReason reason, @Nullable String field) {
        NotificationOutcome outcome =
                bench.values(Topics.OUTCOMES, NotificationOutcome.class).getFirst();
        assertThat(outcome.result()).isEqualTo(Result.QUARANTINED);
        assertThat(outcome.reason()).isEqualTo(reason);
        assertThat(outcome.field()).isEqualTo(field);
        assertThat(outcome.why()).isNotBlank();
        assertThat(bench.records(Topics.QUARANTINE)).singleElement().satisfies(record -> {
            assertThat(TextHeaders.get(record.headers(), HeaderNames.REASON)).hasValue(reason.name());
            assertThat(TextHeaders.get(record.headers(), HeaderNames.FIELD).orElse(null))
                    .isEqualTo(field);
        });
        return outcome;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
