package io.harpline.transform.topology;

import static io.harpline.schemas.alert.CloseReason.EXPIRED;
import static io.harpline.schemas.alert.Severity.HIGH;
import static io.harpline.schemas.alert.Severity.LOW;
import static io.harpline.transform.domain.Sent.closed;
import static io.harpline.transform.domain.Sent.increased;
import static io.harpline.transform.domain.Sent.raised;
import static io.harpline.transform.topology.TopologyBench.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.gardin.NotificationOutcome.Result;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.Topics;
import io.harpline.transform.domain.Sent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class AlertTopologyTest extends OnTheBench {

    @Test
    void shouldKeepItsDescription() {
        Golden.assertSame(
                "topology.txt",
                AlertTopology.build(TopologyBench.SETTINGS, new NoTally())
                        .describe()
                        .toString());
    }

    @Test
    void shouldWriteAnEventUnderKeyAndTimeOfItsNotification() {
        bench.send(raised(HIGH));

        assertThat(bench.records(Topics.EVENTS)).singleElement().satisfies(record -> {
            assertThat(record.key()).asString().isEqualTo("T1/A1");
            assertThat(record.getRecordTime()).isEqualTo(RECEIVED);
        });
    }

    @Test
    void shouldGiveEventsTheHeadersOfCloudEvents() {
        bench.send(raised(HIGH).with("tenantId", "Tenant & Söhne"));

        TestRecord<byte[], byte[]> record = bench.records(Topics.EVENTS).getFirst();
        String eventId = Json.read(record.value(), AlertEvent.class).eventId();
        assertThat(text(record.headers()))
                .containsExactly(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", eventId),
                        Map.entry("ce_source", "/harpline/tenants/Tenant%20%26%20S%C3%B6hne"),
                        Map.entry("ce_type", "io.harpline.alert.raised.v1"),
                        Map.entry("ce_subject", "Tenant & Söhne/A1"),
                        Map.entry("ce_time", "2026-05-21T12:00:00.000Z"),
                        Map.entry("content-type", "application/json"));
    }

    @Test
    void shouldCarryTheTraceOfTheRequestOnToTheEvent() {
        Headers headers = TopologyBench.receivedAt(RECEIVED);
        TextHeaders.set(headers, HeaderNames.TRACEPARENT, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        bench.send(raised(LOW).key(), raised(LOW).body(), headers);

        assertThat(text(bench.records(Topics.EVENTS).getFirst().headers()))
                .containsEntry("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    }

    @Test
    void shouldWriteTheStateWheneverItChanges() {
        bench.send(increased(LOW, HIGH).id("N2"));
        bench.send(raised(LOW).id("N1"));
        bench.send(raised(LOW).id("N1"));
        bench.send(closed(HIGH, EXPIRED).id("N3"));

        assertThat(bench.values(Topics.STATE, AlertState.class))
                .as("opened, gaps healed, (duplicate: nothing), closed")
                .extracting(state -> state.gaps().size() + " gaps, " + state.phase())
                .containsExactly("2 gaps, OPEN", "0 gaps, OPEN", "0 gaps, CLOSED");
    }

    @Test
    void shouldTellTheWholeStateInEachEvent() {
        bench.send(raised(LOW));

        AlertState state = bench.values(Topics.STATE, AlertState.class).getFirst();
        assertThat(bench.values(Topics.EVENTS, AlertEvent.class))
                .singleElement()
                .extracting(AlertEvent::state)
                .isEqualTo(state);
    }

    @Test
    void shouldGiveEachNotificationExactlyOneOutcome() {
        bench.send(raised(HIGH).id("N1"));
        bench.send(raised(HIGH).id("N1"));
        bench.send(increased(LOW, HIGH).id("N2"));
        bench.send(raised(LOW).id("N1"));

        assertThat(bench.values(Topics.OUTCOMES, NotificationOutcome.class))
                .extracting(NotificationOutcome::result)
                .containsExactly(Result.APPLIED, Result.DUPLICATE, Result.ABSORBED, Result.QUARANTINED);
    }

    @Test
    void shouldNameTheEventInTheOutcomeOfWhatWasApplied() {
        bench.send(raised(HIGH));

        AlertEvent event = bench.values(Topics.EVENTS, AlertEvent.class).getFirst();
        assertThat(bench.values(Topics.OUTCOMES, NotificationOutcome.class))
                .containsExactly(new NotificationOutcome(
                        Result.APPLIED,
                        null,
                        null,
                        null,
                        List.of(),
                        "T1",
                        "A1",
                        "N1",
                        RECEIVED,
                        new Origin(Topics.NOTIFICATIONS.name(), 0, 0),
                        null,
                        event.eventId(),
                        AlertEventType.RAISED,
                        event.version()));
    }

    @Test
    void shouldSayWhichRecordADuplicateRepeats() {
        bench.send(raised(HIGH).with("alertId", "another"));
        bench.send(raised(HIGH));
        bench.send(raised(HIGH));

        assertThat(bench.values(Topics.OUTCOMES, NotificationOutcome.class).getLast())
                .satisfies(outcome -> {
                    assertThat(outcome.result()).isEqualTo(Result.DUPLICATE);
                    assertThat(outcome.earlier()).isEqualTo(new Origin(Topics.NOTIFICATIONS.name(), 0, 1));
                    assertThat(outcome.origin()).isEqualTo(new Origin(Topics.NOTIFICATIONS.name(), 0, 2));
                });
        assertThat(bench.records(Topics.EVENTS)).hasSize(2);
    }

    @Test
    void shouldKeepAlertsOfTheSameIdApartByTenant() {
        bench.send(raised(HIGH).with("tenantId", "T1"));
        bench.send(raised(LOW).with("tenantId", "T2"));

        assertThat(bench.values(Topics.EVENTS, AlertEvent.class))
                .extracting(AlertEvent::type, event -> event.state().severity())
                .containsExactly(tuple(AlertEventType.RAISED, HIGH), tuple(AlertEventType.RAISED, LOW));
    }

    @Test
    void shouldTakeTheRecordsTimestampWhereReceivedAtIsMissingOrUnreadable() {
        Headers unreadable = new RecordHeaders();
        TextHeaders.set(unreadable, HeaderNames.RECEIVED_AT, "yesterday");
        Headers beyond = TopologyBench.receivedAt(Instant.MAX);

        send(raised(LOW).id("N1"), new RecordHeaders());
        send(raised(LOW).id("N2"), unreadable);
        send(raised(LOW).id("N3"), beyond);

        List<NotificationOutcome> outcomes = bench.values(Topics.OUTCOMES, NotificationOutcome.class);
        assertThat(outcomes).extracting(NotificationOutcome::receivedAt).containsOnly(RECEIVED);
        assertThat(outcomes)
                .extracting(NotificationOutcome::notes)
                .containsExactly(
                        List.of("received-at missing"),
                        List.of("received-at unreadable"),
                        List.of("received-at unreadable"));
    }

    @Test
    void shouldApplyANotificationWhoseJobIdHasNoUtf8() {
        String body = new String(raised(LOW).with("jobId", "ODD").body(), StandardCharsets.UTF_8);
        byte[] odd = body.replace("ODD", "\\uD83C").getBytes(StandardCharsets.UTF_8);

        bench.send(raised(LOW).key(), odd, TopologyBench.receivedAt(RECEIVED));
        bench.send(closed(LOW, EXPIRED).id("N2"));

        assertThat(bench.values(Topics.OUTCOMES, NotificationOutcome.class))
                .extracting(NotificationOutcome::result)
                .containsExactly(Result.APPLIED, Result.APPLIED);
    }

    private void send(Sent sent, Headers headers) {
        bench.send(sent.key(), sent.body(), headers);
    }

    private static Map<String, String> text(Headers headers) {
        Map<String, String> text = new LinkedHashMap<>();
        headers.forEach(header -> text.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return text;
    }
}
