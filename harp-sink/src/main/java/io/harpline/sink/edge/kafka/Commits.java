package io.harpline.sink.edge.kafka;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import io.harpline.sink.app.OffsetTracker;
import io.harpline.sink.app.Partition;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Commits what the tracker allows, and again what was committed before where nothing else would show that we are
/// still in the group. To be called on the polling thread only.
final class Commits {

    private static final System.Logger LOG = System.getLogger(Commits.class.getName());
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    private final OffsetTracker tracker;
    private final Session session;

    Commits(OffsetTracker tracker, Session session) {
        this.tracker = tracker;
        this.session = session;
    }

    /// Without waiting; what Kafka does not take is offered again the next time.
    void commit(Consumer<?, ?> consumer) {
        Map<Partition, Long> offsets = session.isYoung() ? tracker.committable() : tracker.standing();
        if (!offsets.isEmpty()) {
            long sentAt = session.now();
            consumer.commitAsync(kafka(offsets), (committed, failure) -> {
                if (failure == null) {
                    session.acknowledged(sentAt);
                    tracker.committed(offsets);
                } else {
                    LOG.log(DEBUG, "offsets not committed, will be tried again: why={0}", failure.toString());
                }
            });
        }
    }

    /// Waits for Kafka. Where that fails, what was finished is delivered again, and then recognised as delivered.
    void commitNow(Consumer<?, ?> consumer) {
        Map<Partition, Long> offsets = tracker.committable();
        if (offsets.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(kafka(offsets), AT_MOST);
            tracker.committed(offsets);
        } catch (KafkaException failure) {
            LOG.log(WARNING, "offsets not committed: why={0}", failure.toString());
        }
    }

    static Partition partition(TopicPartition partition) {
        return new Partition(partition.topic(), partition.partition());
    }

    private static Map<TopicPartition, OffsetAndMetadata> kafka(Map<Partition, Long> offsets) {
        Map<TopicPartition, OffsetAndMetadata> converted = new HashMap<>();
        offsets.forEach((partition, offset) -> converted.put(
                new TopicPartition(partition.topic(), partition.number()), new OffsetAndMetadata(offset)));
        return converted;
    }
}
