package io.harpline.transform.topology;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.gardin.QuarantineReason;
import io.harpline.schemas.gardin.Reading.Read;
import io.harpline.schemas.gardin.Reading.Unreadable;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.transform.domain.Alert;
import io.harpline.transform.domain.Alert.Closed;
import io.harpline.transform.domain.Alert.Known;
import io.harpline.transform.domain.AlertMachine;
import io.harpline.transform.domain.Arrival;
import io.harpline.transform.domain.Horizon;
import io.harpline.transform.domain.Next;
import io.harpline.transform.domain.Verdict.Absorbed;
import io.harpline.transform.domain.Verdict.Applied;
import io.harpline.transform.domain.Verdict.Conflicting;
import io.harpline.transform.domain.Verdict.Duplicate;
import io.harpline.transform.domain.Verdict.TooLate;
import io.harpline.transform.topology.Agenda.Entry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Record;

/// What one archived record leads to, ready to be written.
///
/// @param outcome as it stands among the records
/// @param stored the alert as the store shall keep it from now on, where that changes
/// @param closed its entry on the agenda, where the alert is closed
/// @param records at most one to each sink, each with the archived record's key and timestamp; always one outcome
record Consequences(
        NotificationOutcome outcome,
        Optional<Bytes> stored,
        Optional<Entry> closed,
        Map<Sink, Record<byte[], byte[]>> records) {

    /// For an alert of which this is known.
    static Consequences of(Archived archived, Alert known, Horizon horizon) {
        return switch (archived.reading()) {
            case Unreadable<Arrival> fault -> quarantined(archived, Outcomes.of(archived, fault), fault);
            case Read<Arrival>(Arrival arrival) -> of(archived, arrival, known, horizon);
        };
    }

    /// For a record at which this version fails. Nothing more is read of it.
    static Consequences ofDefect(Archived archived, RuntimeException defect) {
        Unreadable<?> fault = new Unreadable<>(
                QuarantineReason.UNPROCESSABLE,
                null,
                "Harpline failed at it: " + defect.getClass().getName());
        return quarantined(archived, Outcomes.ofDefect(archived, fault), fault);
    }

    private static Consequences of(Archived archived, Arrival arrival, Alert before, Horizon horizon) {
        Next next = AlertMachine.step(before, arrival, horizon);
        NotificationOutcome outcome = Outcomes.of(archived, arrival, next);
        return switch (next.verdict()) {
            case Applied(AlertEvent event) -> {
                var records = outcomeOnly(archived, outcome);
                Headers headers = EventHeaders.of(event, archived.record().headers());
                records.put(Sink.EVENTS, archived.leadsTo(Json.bytes(event), headers));
                records.put(Sink.STATE, record(archived, event.state()));
                yield new Consequences(outcome, stored(next.alert()), closed(archived, next), records);
            }
            case Absorbed() -> {
                var records = outcomeOnly(archived, outcome);
                AlertState state = ((Known) next.alert()).publicState();
                if (!state.equals(((Known) before).publicState())) {
                    records.put(Sink.STATE, record(archived, state));
                }
                yield new Consequences(outcome, stored(next.alert()), closed(archived, next), records);
            }
            case Duplicate _ ->
                new Consequences(outcome, Optional.empty(), Optional.empty(), outcomeOnly(archived, outcome));
            case Conflicting _ -> quarantined(archived, outcome, Outcomes.CONFLICT);
            case TooLate() -> quarantined(archived, outcome, Outcomes.TOO_LATE);
        };
    }

    private static Optional<Bytes> stored(Alert alert) {
        return Optional.of(Bytes.wrap(StoredAlert.bytes((Known) alert)));
    }

    /// Again with each notification of a closed alert: the same entry, unless version 1 had stored it, without any.
    private static Optional<Entry> closed(Archived archived, Next next) {
        return next.alert() instanceof Closed closed
                ? Optional.of(new Entry(closed.closedOn(), archived.record().key()))
                : Optional.empty();
    }

    private static Map<Sink, Record<byte[], byte[]>> outcomeOnly(Archived archived, NotificationOutcome outcome) {
        Map<Sink, Record<byte[], byte[]>> records = new EnumMap<>(Sink.class);
        records.put(Sink.OUTCOMES, record(archived, outcome));
        return records;
    }

    private static Consequences quarantined(Archived archived, NotificationOutcome outcome, Unreadable<?> fault) {
        var records = outcomeOnly(archived, outcome);
        records.put(Sink.QUARANTINE, asItCame(archived, fault));
        return new Consequences(outcome, Optional.empty(), Optional.empty(), records);
    }

    private static Record<byte[], byte[]> record(Archived archived, Object value) {
        return archived.leadsTo(Json.bytes(value), new RecordHeaders());
    }

    /// The exact bytes, with all their headers and why they stand there.
    private static Record<byte[], byte[]> asItCame(Archived archived, Unreadable<?> fault) {
        Headers headers = new RecordHeaders(archived.record().headers());
        TextHeaders.set(headers, HeaderNames.REASON, fault.reason().name());
        headers.remove(HeaderNames.FIELD);
        if (fault.field() != null) {
            TextHeaders.set(headers, HeaderNames.FIELD, fault.field());
        }
        TextHeaders.setOrigin(headers, archived.origin());
        return archived.leadsTo(archived.record().value(), headers);
    }
}
