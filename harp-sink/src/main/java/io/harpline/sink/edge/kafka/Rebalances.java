package io.harpline.sink.edge.kafka;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.harpline.schemas.topic.Topics;
import io.harpline.sink.app.Bookmark;
import io.harpline.sink.app.DeliveredVersions;
import io.harpline.sink.app.Dispatcher;
import io.harpline.sink.app.OffsetTracker;
import io.harpline.sink.app.Partition;
import io.harpline.sink.edge.config.SinkSettings;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Partitions come and go. Runs on the polling thread: no record comes while it does.
///
/// Nothing may be thrown here: Kafka would go on and serve a partition whose delivered versions are not known.
@ApplicationScoped
@Default
@Identifier(AlertsChannel.NAME)
public class Rebalances implements KafkaConsumerRebalanceListener {

    private static final System.Logger LOG = System.getLogger(Rebalances.class.getName());
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(1);

    private final OffsetTracker tracker;
    private final Dispatcher dispatcher;
    private final DeliveredVersions versions;
    private final DeliveredTopic delivered;
    private final Commits commits;
    private final Duration patience;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile List<Integer> served = List.of();

    @Inject
    Rebalances(
            OffsetTracker tracker,
            Dispatcher dispatcher,
            DeliveredVersions versions,
            DeliveredTopic delivered,
            Commits commits,
            SinkSettings settings) {
        this(tracker, dispatcher, versions, delivered, commits, settings.shutdownTimeout());
    }

    /// Serves nothing yet.
    ///
    /// @param patience how long what is in flight is waited for when partitions go
    Rebalances(
            OffsetTracker tracker,
            Dispatcher dispatcher,
            DeliveredVersions versions,
            DeliveredTopic delivered,
            Commits commits,
            Duration patience) {
        this.tracker = tracker;
        this.dispatcher = dispatcher;
        this.versions = versions;
        this.delivered = delivered;
        this.commits = commits;
        this.patience = patience;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
        List<Integer> numbers = numbers(assigned);
        Optional<Map<Partition, Bookmark>> bookmarks =
                numbers.isEmpty() ? Optional.of(Map.of()) : load(consumer, assigned);
        if (bookmarks.isEmpty()) {
            return;
        }
        int generation = consumer.groupMetadata().generationId();
        List<Partition> own = withTheirEvents(assigned);
        own.forEach(partition -> tracker.assign(
                partition, generation, bookmarks.get().getOrDefault(partition, new Bookmark(0, Map.of()))));
        served = own.stream().map(Partition::number).distinct().sorted().toList();
        LOG.log(INFO, "partitions assigned, their delivered versions are known: partitions={0}", numbers);
    }

    /// Nobody else gets them before this returns: what is in flight is waited for, recorded and committed. (But for
    /// those that were lost already, of which the connector tells in the same way.)
    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> revoked) {
        served = List.of();
        tracker.ending(partitions(revoked));
        awaitWhatIsInFlight();
        commits.commitNow(consumer);
        tracker.revoke(partitions(revoked));
        numbers(revoked).forEach(versions::forget);
        dispatcher.revoked();
        LOG.log(INFO, "partitions revoked: partitions={0}", numbers(revoked));
    }

    /// A shutdown has done so already.
    private void awaitWhatIsInFlight() {
        if (stopping.getCount() == 0) {
            return;
        }
        try {
            dispatcher.revoking().toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            LOG.log(WARNING, "giving partitions away without waiting longer for requests in flight");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// The partitions whose alerts are delivered here; empty during a rebalance.
    List<Integer> served() {
        return served;
    }

    /// Ends a wait for the delivered versions; what is assigned from now on is not served.
    void stop() {
        stopping.countDown();
    }

    /// Whoever delivers a partition's events delivers what is sent again of them: else there could be two requests of
    /// one alert at once. While instances of a version run that knows nothing of `harp.replay.v1` it may come to
    /// another; then it is not served, and nothing of it is committed.
    static List<Partition> withTheirEvents(Collection<TopicPartition> assigned) {
        List<TopicPartition> apart = assigned.stream()
                .filter(partition ->
                        !assigned.contains(new TopicPartition(Topics.EVENTS.name(), partition.partition())))
                .toList();
        if (!apart.isEmpty()) {
            LOG.log(WARNING, "not served, since the events are delivered elsewhere: partitions={0}", apart);
        }
        return assigned.stream()
                .filter(partition -> !apart.contains(partition))
                .map(Commits::partition)
                .toList();
    }

    /// Tries until it is done. The member keeps its partitions meanwhile: its heartbeat has a thread of its own.
    private Optional<Map<Partition, Bookmark>> load(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
        List<Integer> numbers = numbers(assigned);
        try {
            do {
                try {
                    Map<Partition, Bookmark> bookmarks = commits.committed(consumer, assigned);
                    delivered.read(numbers).forEach(versions::load);
                    return Optional.of(bookmarks);
                } catch (KafkaException failure) {
                    LOG.log(
                            WARNING,
                            "delivered versions not loaded, will be tried again: partitions={0} why={1}",
                            numbers,
                            failure.toString());
                }
            } while (!stopping.await(BEFORE_NEXT_TRY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static List<Partition> partitions(Collection<TopicPartition> partitions) {
        return partitions.stream().map(Commits::partition).toList();
    }

    private static List<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .map(TopicPartition::partition)
                .distinct()
                .sorted()
                .toList();
    }
}
