package io.harpline.sink.edge.kafka;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import io.harpline.sink.app.Bookmark;
import io.harpline.sink.app.OffsetTracker;
import io.harpline.sink.app.Partition;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Commits what the tracker allows, with what the next owner must know, and again what was committed before where
/// nothing else would show that we are
/// still in the group. To be called on the polling thread only.
final class Commits {

    private static final System.Logger LOG = System.getLogger(Commits.class.getName());
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    private final OffsetTracker tracker;
    private final Session session;
    private final InstantSource clock;

    Commits(OffsetTracker tracker, Session session, InstantSource clock) {
        this.tracker = tracker;
        this.session = session;
        this.clock = clock;
    }

    /// Without waiting; what Kafka does not take is offered again the next time.
    void commit(Consumer<?, ?> consumer) {
        Map<Partition, Bookmark> bookmarks = session.isYoung() ? tracker.committable() : tracker.standing();
        if (!bookmarks.isEmpty()) {
            long sentAt = session.now();
            consumer.commitAsync(kafka(bookmarks), (committed, failure) -> {
                if (failure == null) {
                    session.acknowledged(sentAt);
                    tracker.committed(bookmarks);
                } else {
                    LOG.log(DEBUG, "offsets not committed, will be tried again: why={0}", failure.toString());
                }
            });
        }
    }

    /// Waits for Kafka. Where that fails, what was finished is delivered again, and then recognised as delivered.
    void commitNow(Consumer<?, ?> consumer) {
        Map<Partition, Bookmark> bookmarks = tracker.committable();
        if (bookmarks.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(kafka(bookmarks), AT_MOST);
            tracker.committed(bookmarks);
        } catch (KafkaException failure) {
            LOG.log(WARNING, "offsets not committed: why={0}", failure.toString());
        }
    }

    /// What was committed last. A partition of which nothing ever was begins where Kafka lets it.
    ///
    /// @throws KafkaException if Kafka does not tell
    Map<Partition, Bookmark> committed(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<Partition, Bookmark> bookmarks = new HashMap<>();
        consumer.committed(Set.copyOf(partitions), AT_MOST).forEach((partition, committed) -> {
            if (committed != null) {
                bookmarks.put(partition(partition), BookmarkText.read(committed));
            }
        });
        return bookmarks;
    }

    static Partition partition(TopicPartition partition) {
        return new Partition(partition.topic(), partition.partition());
    }

    private Map<TopicPartition, OffsetAndMetadata> kafka(Map<Partition, Bookmark> bookmarks) {
        Map<TopicPartition, OffsetAndMetadata> converted = new HashMap<>();
        bookmarks.forEach((partition, bookmark) -> converted.put(
                new TopicPartition(partition.topic(), partition.number()),
                BookmarkText.write(bookmark, clock.instant())));
        return converted;
    }
}
