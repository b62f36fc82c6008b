package io.harpline.transform.topology;

import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;

/// When ingest had read a request: as its header says, else as the record's timestamp does.
///
/// @param at in milliseconds, in the years 1970 to 9999
/// @param notes what is odd about the header
record ReceivedAt(Instant at, List<String> notes) {

    static ReceivedAt of(Record<byte[], byte[]> record) {
        Optional<String> header = TextHeaders.get(record.headers(), HeaderNames.RECEIVED_AT);
        return header.flatMap(Rfc3339::parse)
                .filter(at -> !at.isBefore(Instant.EPOCH))
                .map(at -> new ReceivedAt(at, List.of()))
                .orElseGet(() -> new ReceivedAt(
                        Instant.ofEpochMilli(record.timestamp()),
                        List.of("received-at " + (header.isPresent() ? "unreadable" : "missing"))));
    }
}
