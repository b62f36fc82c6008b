package io.harpline.sink.edge.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.schemas.topic.Origin;
import io.harpline.sink.AnEvent;
import io.harpline.sink.app.Bookmark;
import io.harpline.sink.app.DeliveredVersions;
import io.harpline.sink.app.Dispatcher;
import io.harpline.sink.app.Evidence;
import io.harpline.sink.app.Harp;
import io.harpline.sink.app.Limits;
import io.harpline.sink.app.Loop;
import io.harpline.sink.app.OffsetTracker;
import io.harpline.sink.app.OffsetTracker.Ticket;
import io.harpline.sink.app.SessionTime;
import io.harpline.sink.domain.HarpAnswer;
import io.harpline.sink.domain.HarpAnswer.Answered;
import io.harpline.sink.domain.HarpAnswer.Result;
import io.harpline.sink.domain.HarpMapping;
import io.harpline.sink.domain.RetrySchedule;
import io.harpline.sink.domain.Routed;
import io.harpline.sink.edge.metrics.SinkMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class RebalancesTest {

    private static final TopicPartition PARTITION = new TopicPartition("alerts.events.v1", 3);
    private static final Duration REQUEST = Duration.ofSeconds(10);
    private static final SessionTime ALWAYS = new SessionTime() {
        @Override
        public boolean coversARequest() {
            return true;
        }

        @Override
        public boolean stands() {
            return true;
        }
    };
    private static final Evidence.Recorder NO_EVIDENCE = new Evidence.Recorder() {
        @Override
        public CompletionStage<Void> write(Evidence evidence) {
            return CompletableFuture.allOf();
        }

        @Override
        public void writeAhead(DeliveredVersion delivered) {}
    };

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final CompletableFuture<HarpAnswer> answer = new CompletableFuture<>();
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    private final OffsetTracker tracker = new OffsetTracker(10, 1_000);

    @AfterEach
    void stop() {
        thread.shutdownNow();
        consumer.close();
    }

    @Test
    void shouldRecordAndCommitWhatIsInFlightBeforeItGivesThePartitionAway() {
        consumer.assign(List.of(PARTITION));
        tracker.assign(Commits.partition(PARTITION), 1, new Bookmark(0, Map.of()));
        Ticket ticket = tracker.take(new Origin(PARTITION.topic(), PARTITION.partition(), 41), 7, 1, 100)
                .orElseThrow();
        CompletableFuture<Void> posted = new CompletableFuture<>();
        Dispatcher dispatcher = dispatcher(body -> {
            posted.complete(null);
            return answer;
        });
        dispatcher.take(AnEvent.of("a").build(), ticket, NO_EVIDENCE);
        posted.join();

        CompletableFuture<Void> revoked = CompletableFuture.runAsync(
                () -> rebalances(dispatcher).onPartitionsRevoked(consumer, List.of(PARTITION)));

        await().until(() -> !ticket.mayPost());
        assertThat(revoked).isNotDone();
        answer.complete(new Answered(200, Result.GIVEN, Optional.empty(), "", "sha256"));
        revoked.join();
        assertThat(consumer.committed(Set.of(PARTITION))).containsEntry(PARTITION, new OffsetAndMetadata(42));
        assertThat(ticket.isCurrent()).isFalse();
    }

    private Rebalances rebalances(Dispatcher dispatcher) {
        Session session = new Session(Duration.ofSeconds(45), REQUEST, System::nanoTime);
        return new Rebalances(
                tracker,
                dispatcher,
                new DeliveredVersions(),
                new DeliveredTopic(Map.of()),
                new Commits(tracker, session, Clock.systemUTC()),
                Duration.ofSeconds(30));
    }

    private Dispatcher dispatcher(Harp harp) {
        Loop loop = new Loop() {
            @Override
            public void execute(Runnable task) {
                thread.execute(task);
            }

            @Override
            public void schedule(Duration after, Runnable task) {
                var _ = thread.schedule(task, after.toNanos(), TimeUnit.NANOSECONDS);
            }
        };
        RetrySchedule schedule =
                new RetrySchedule(Duration.ofMillis(250), Duration.ofSeconds(30), Duration.ofMinutes(5), REQUEST);
        return new Dispatcher(
                event -> new Routed.To("default", HarpMapping.of(event)),
                Map.of("default", harp),
                new Limits(1, 200, schedule),
                new DeliveredVersions(),
                ALWAYS,
                new SplittableRandom(),
                Clock.systemUTC(),
                loop,
                new SinkMetrics(new SimpleMeterRegistry()));
    }
}
