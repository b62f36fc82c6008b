package io.harpline.transform.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.gardin.NotificationIds;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.gardin.NotificationReader;
import io.harpline.schemas.gardin.QuarantineReason;
import io.harpline.schemas.gardin.Reading.Read;
import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.topic.Topics;
import io.harpline.transform.topology.InputPage.Row;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every row of docs/input.md is what becomes of its notification, from the archive to the outcome.
@Execution(ExecutionMode.CONCURRENT)
class InputPageTest extends OnTheBench {

    @ParameterizedTest
    @MethodSource
    void shouldMakeOfAnUnknownAlertsNotificationWhatThePageSays(Row row) {
        byte[] body = InputPage.body(row.sent());

        InputPage.key(row.sent())
                .ifPresentOrElse(
                        key -> bench.send(key.getBytes(UTF_8), body, TopologyBench.receivedAt(TopologyBench.RECEIVED)),
                        () -> archive(body));

        assertBecame(row, body);
    }

    static Stream<Row> shouldMakeOfAnUnknownAlertsNotificationWhatThePageSays() {
        return InputPage.rows("A notification of an alert that is not known yet");
    }

    @ParameterizedTest
    @MethodSource
    void shouldTakeOfTimestampsWhatThePageSays(Row row) {
        byte[] body =
                InputPage.body("`\"timestamp\": \"%s\"`".formatted(row.sent().replace("`", "")));

        archive(body);

        String occurredAt = bench.values(Topics.EVENTS, AlertEvent.class).stream()
                .map(event -> Rfc3339.format(event.occurredAt()))
                .collect(Collectors.joining());
        assertThat(occurredAt).isEqualTo(row.remarks());
        assertBecame(new Row(row.sent(), row.outcome(), ""), body);
    }

    static Stream<Row> shouldTakeOfTimestampsWhatThePageSays() {
        return InputPage.rows("Its timestamp");
    }

    @ParameterizedTest
    @MethodSource
    void shouldMakeOfASecondNotificationWhatThePageSays(Row row) {
        archive(InputPage.body("nothing"));
        bench.records(Topics.OUTCOMES);
        byte[] body = InputPage.body(row.sent());

        archive(body);

        assertBecame(row, body);
    }

    static Stream<Row> shouldMakeOfASecondNotificationWhatThePageSays() {
        return InputPage.rows("A second notification, after that one was applied");
    }

    @ParameterizedTest
    @EnumSource
    void shouldNameEachReasonForQuarantine(QuarantineReason reason) {
        assertThat(InputPage.names(reason)).isTrue();
    }

    /// As ingest does.
    private void archive(byte[] body) {
        byte[] key = NotificationReader.ids(body) instanceof Read<NotificationIds>(var ids)
                ? ids.key().bytes()
                : "-/01KS6MGC5VNG3ST1D00000000A".getBytes(UTF_8);
        bench.send(key, body, TopologyBench.receivedAt(TopologyBench.RECEIVED));
    }

    private void assertBecame(Row row, byte[] body) {
        NotificationOutcome outcome = bench.values(Topics.OUTCOMES, NotificationOutcome.class).stream()
                .reduce((one, another) -> {
                    throw new AssertionError("two outcomes of one notification");
                })
                .orElseThrow();
        assertThat(Stream.of(outcome.result(), outcome.reason(), outcome.field(), outcome.eventType())
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(row.outcome());
        assertThat(String.join("; ", outcome.notes())).isEqualTo(row.remarks());
        assertThat(bench.records(Topics.QUARANTINE))
                .hasSize(outcome.result() == NotificationOutcome.Result.QUARANTINED ? 1 : 0)
                .allSatisfy(record -> assertThat(record.value()).isEqualTo(body));
    }
}
