package io.harpline.transform.topology;

import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.gardin.Reading.Unreadable;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.transform.domain.Alert;
import io.harpline.transform.domain.Alert.Known;
import io.harpline.transform.domain.Arrival;
import io.harpline.transform.domain.Next;
import io.harpline.transform.domain.Verdict.Conflicting;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/// What one archived record leads to, ready to be written.
///
/// @param stored the alert as the store shall keep it from now on, where that changes
/// @param records at most one to each sink, each with the archived record's key and timestamp; always one outcome
record Consequences(Optional<byte[]> stored, Map<Sink, Record<byte[], byte[]>> records) {

    static Consequences of(Archived archived, Unreadable<?> fault) {
        Map<Sink, Record<byte[], byte[]>> records = new EnumMap<>(Sink.class);
        records.put(Sink.OUTCOMES, outcome(archived, Outcomes.of(archived, fault)));
        records.put(Sink.QUARANTINE, quarantined(archived, fault));
        return new Consequences(Optional.empty(), records);
    }

    static Consequences of(Archived archived, Arrival arrival, Alert before, Next next) {
        Map<Sink, Record<byte[], byte[]>> records = new EnumMap<>(Sink.class);
        records.put(Sink.OUTCOMES, outcome(archived, Outcomes.of(archived, arrival, next)));
        next.event().ifPresent(event -> {
            Headers headers = EventHeaders.of(event, archived.record().headers());
            records.put(Sink.EVENTS, archived.leadsTo(Json.bytes(event), headers));
        });
        if (next.verdict() instanceof Conflicting) {
            records.put(Sink.QUARANTINE, quarantined(archived, Outcomes.CONFLICT));
        }
        Optional<AlertState> state = state(next.alert());
        if (!state.equals(state(before))) {
            state.map(Json::bytes)
                    .ifPresent(bytes -> records.put(Sink.STATE, archived.leadsTo(bytes, new RecordHeaders())));
        }
        Optional<byte[]> stored = next.alert() instanceof Known known && !known.equals(before)
                ? Optional.of(StoredAlert.bytes(known))
                : Optional.empty();
        return new Consequences(stored, records);
    }

    private static Optional<AlertState> state(Alert alert) {
        return alert instanceof Known known ? Optional.of(known.publicState()) : Optional.empty();
    }

    private static Record<byte[], byte[]> outcome(Archived archived, NotificationOutcome outcome) {
        return archived.leadsTo(Json.bytes(outcome), new RecordHeaders());
    }

    /// The exact bytes, with all their headers and why they stand there.
    private static Record<byte[], byte[]> quarantined(Archived archived, Unreadable<?> fault) {
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
