package io.harpline.transform.topology;

import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;

/// When ingest had read a request: as its header says, else as the record's timestamp does.
///
/// @param at in milliseconds, in the years 1970 to 9999
/// @param notes what is odd about the header
record ReceivedAt(Instant at, List<String> notes) {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    static ReceivedAt of(Record<byte[], byte[]> record) {
        Optional<String> header = TextHeaders.get(record.headers(), HeaderNames.RECEIVED_AT);
        return header.flatMap(ReceivedAt::parse)
                .map(at -> new ReceivedAt(at, List.of()))
                .orElseGet(() -> new ReceivedAt(
                        Instant.ofEpochMilli(record.timestamp()),
                        List.of("received-at " + (header.isPresent() ? "unreadable" : "missing"))));
    }

    private static Optional<Instant> parse(String text) {
        try {
            Instant at = Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
            return at.isBefore(FIRST) || at.isAfter(LAST) ? Optional.empty() : Optional.of(at);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
