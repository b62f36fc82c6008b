package io.harpline.sink.edge.kafka;

import static java.lang.System.Logger.Level.WARNING;

import io.harpline.sink.edge.config.SinkSettings;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.jspecify.annotations.Nullable;

/// Commits every now and then on the polling thread, and so knows whether that thread still runs.
@ApplicationScoped
class Heartbeat {

    private static final System.Logger LOG = System.getLogger(Heartbeat.class.getName());
    private static final Duration STILL_ALIVE = Duration.ofSeconds(10);
    private static final Duration ENDED = Duration.ofMinutes(5);

    /// Kafka's name for the age of the last heartbeat to the group; one is due every three seconds.
    private static final String GROUP_HEARTBEAT = "last-heartbeat-seconds-ago";

    private final ConsumerThread thread;
    private final Commits commits;
    private final SinkSettings settings;
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("commits").factory());
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile long lastBeat = System.nanoTime();
    private volatile @Nullable Metric groupHeartbeat;

    Heartbeat(ConsumerThread thread, Commits commits, SinkSettings settings) {
        this.thread = thread;
        this.commits = commits;
        this.settings = settings;
    }

    void start(@Observes StartupEvent started) {
        long interval = settings.commitInterval().toMillis();
        var _ = ticks.scheduleWithFixedDelay(this::tick, interval, interval, TimeUnit.MILLISECONDS);
    }

    /// Whether the polling thread still runs at all. It may be held up for as long as Kafka is away; much longer,
    /// and it has ended: the channel has failed, or another instance of the same name has taken its place.
    boolean hasEnded() {
        return System.nanoTime() - lastBeat > ENDED.toNanos();
    }

    /// Whether the polling thread has lately done what it was asked for, and the group still hears from it.
    boolean isAlive() {
        return System.nanoTime() - lastBeat < STILL_ALIVE.toNanos() && isHeard();
    }

    private boolean isHeard() {
        Metric age = groupHeartbeat;
        return age != null
                && age.metricValue() instanceof Number seconds
                && seconds.doubleValue() < STILL_ALIVE.toSeconds();
    }

    private void beat(Consumer<byte[], byte[]> consumer) {
        lastBeat = System.nanoTime();
        if (groupHeartbeat == null) {
            consumer.metrics().values().stream()
                    .filter(metric -> metric.metricName().name().equals(GROUP_HEARTBEAT))
                    .findFirst()
                    .ifPresent(metric -> groupHeartbeat = metric);
        }
        commits.commit(consumer);
    }

    private void tick() {
        if (asked.compareAndSet(false, true)) {
            thread.run(this::beat)
                    .ifPresentOrElse(
                            beat -> beat.subscribe().with(done -> asked.set(false), this::failed),
                            () -> asked.set(false));
        }
    }

    private void failed(Throwable failure) {
        asked.set(false);
        LOG.log(WARNING, "nothing committed, will be tried again: why={0}", failure.toString());
    }

    @PreDestroy
    void stop() {
        ticks.shutdownNow();
    }
}
