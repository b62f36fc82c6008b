package io.harpline.operator.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.AlertQuery;
import io.harpline.operator.domain.FoundAlerts;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Topics;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// The alerts as they stand in `alerts.state.v1`.
public record AlertStates(Cluster cluster) {

    /// Those asked for, as they stand now, by tenant and alert.
    public List<AlertState> find(AlertQuery query) {
        FoundAlerts found = new FoundAlerts(query);
        List<TopicPartition> partitions = cluster.partitions(Topics.STATE.name());
        try (var consumer = cluster.consumer()) {
            new Reading(consumer, consumer.endOffsets(partitions))
                    .forEach(record -> found.take(new String(record.key(), UTF_8), state(record)));
        }
        return found.list();
    }

    /// What a record says; absent if it is a tombstone.
    ///
    /// @throws ExpectedFailure if this version cannot read it
    public static @Nullable AlertState state(ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.value() == null ? null : Json.read(record.value(), AlertState.class);
        } catch (UncheckedIOException unreadable) {
            throw new ExpectedFailure("%s-%d@%d is no alert that this version can read"
                    .formatted(record.topic(), record.partition(), record.offset()));
        }
    }
}
