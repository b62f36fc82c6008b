package io.harpline.transform.topology;

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
import io.harpline.transform.domain.Verdict.Conflicting;
import io.harpline.transform.domain.Verdict.TooLate;
import io.harpline.transform.topology.Agenda.Entry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/// What one archived record leads to, ready to be written.
///
/// @param outcome as it stands among the records
/// @param stored the alert as the store shall keep it from now on, where that changes
/// @param due when the alert is to be forgotten, where this record has closed it
/// @param records at most one to each sink, each with the archived record's key and timestamp; always one outcome
record Consequences(
        NotificationOutcome outcome,
        Optional<byte[]> stored,
        Optional<Entry> due,
        Map<Sink, Record<byte[], byte[]>> records) {

    /// For an alert that stands so in the store.
    static Consequences of(Archived archived, Alert stored, Horizon horizon) {
        return switch (archived.reading()) {
            case Unreadable<Arrival> fault -> quarantined(archived, Outcomes.of(archived, fault), fault);
            case Read<Arrival>(Arrival arrival) -> of(archived, arrival, stored, horizon);
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

    private static Consequences of(Archived archived, Arrival arrival, Alert stored, Horizon horizon) {
        Alert before = horizon.within(stored, arrival.streamTime());
        Next next = AlertMachine.step(before, arrival, horizon);
        NotificationOutcome outcome = Outcomes.of(archived, arrival, next);
        if (next.verdict() instanceof Conflicting) {
            return quarantined(archived, outcome, Outcomes.CONFLICT);
        }
        if (next.verdict() instanceof TooLate) {
            return quarantined(archived, outcome, Outcomes.TOO_LATE);
        }
        Map<Sink, Record<byte[], byte[]>> records = new EnumMap<>(Sink.class);
        records.put(Sink.OUTCOMES, record(archived, outcome));
        next.event().ifPresent(event -> {
            Headers headers = EventHeaders.of(event, archived.record().headers());
            records.put(Sink.EVENTS, archived.leadsTo(Json.bytes(event), headers));
        });
        Known after = (Known) next.alert();
        AlertState state = after.publicState();
        if (!(before instanceof Known known) || !known.publicState().equals(state)) {
            records.put(Sink.STATE, record(archived, state));
        }
        return new Consequences(
                outcome,
                after.equals(before) ? Optional.empty() : Optional.of(StoredAlert.bytes(after)),
                after instanceof Closed closed && !(before instanceof Closed)
                        ? Optional.of(new Entry(
                                horizon.endOf(closed), archived.record().key()))
                        : Optional.empty(),
                records);
    }

    private static Consequences quarantined(Archived archived, NotificationOutcome outcome, Unreadable<?> fault) {
        Map<Sink, Record<byte[], byte[]>> records = new EnumMap<>(Sink.class);
        records.put(Sink.OUTCOMES, record(archived, outcome));
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
