package io.harpline.operator.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.Place;
import io.harpline.operator.domain.Quarantined;
import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Reads `alerts.quarantine.v1`.
public record Quarantine(Cluster cluster) {

    private static final Comparator<Quarantined> BY_TIME =
            Comparator.comparing(Quarantined::receivedAt).thenComparing(Quarantined::place);

    /// Those asked for, as of now, the first received first.
    public List<Quarantined> find(Predicate<Quarantined> asked) {
        List<Quarantined> found = new ArrayList<>();
        var partitions = cluster.partitions(Topics.QUARANTINE.name());
        try (var consumer = cluster.consumer()) {
            new Reading(consumer, consumer.endOffsets(partitions)).forEach(record -> {
                Quarantined one = describe(record);
                if (asked.test(one)) {
                    found.add(one);
                }
            });
        }
        found.sort(BY_TIME);
        return found;
    }

    /// A whole one.
    ///
    /// @throws ExpectedFailure if there is none
    public ConsumerRecord<byte[], byte[]> at(Place place) {
        try (var consumer = cluster.consumer()) {
            return new RecordAt(cluster, consumer)
                    .of(Topics.QUARANTINE, place)
                    .orElseThrow(() -> new ExpectedFailure("nothing is quarantined at " + place));
        }
    }

    /// What its headers say of it.
    public static Quarantined describe(ConsumerRecord<byte[], byte[]> record) {
        Headers headers = record.headers();
        return new Quarantined(
                new Place(record.partition(), record.offset()),
                Rfc3339.parse(text(headers, HeaderNames.RECEIVED_AT)).orElse(Instant.ofEpochMilli(record.timestamp())),
                record.key() == null ? "" : new String(record.key(), UTF_8),
                text(headers, HeaderNames.REASON),
                text(headers, HeaderNames.FIELD),
                text(headers, HeaderNames.SOURCE),
                text(headers, HeaderNames.INGEST_ID),
                origin(headers),
                record.value() == null ? 0 : record.value().length);
    }

    /// Where its headers say that it came from.
    public static @Nullable Origin origin(Headers headers) {
        String topic = text(headers, HeaderNames.ORIGIN_TOPIC);
        String partition = text(headers, HeaderNames.ORIGIN_PARTITION);
        String offset = text(headers, HeaderNames.ORIGIN_OFFSET);
        if (topic == null || partition == null || offset == null) {
            return null;
        }
        try {
            return new Origin(topic, Integer.parseInt(partition), Long.parseLong(offset));
        } catch (NumberFormatException notOurs) {
            return null;
        }
    }

    private static @Nullable String text(Headers headers, String name) {
        return TextHeaders.get(headers, name).orElse(null);
    }
}
