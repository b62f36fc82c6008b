package io.harpline.transform.edge;

import static org.apache.kafka.streams.CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;

import io.harpline.schemas.settings.KafkaSettings;
import io.harpline.transform.edge.metrics.StreamsMeters;
import io.harpline.transform.topology.AlertTopology;
import io.harpline.transform.topology.Tally;
import io.harpline.transform.topology.TopologySettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Runs Kafka Streams for as long as the service runs: waits for Kafka and the topics, starts it, and starts it anew
/// should it ever end in an error.
///
/// Anew as a whole, because a single thread that is replaced comes back under another member id, and its partitions
/// then wait out the 45 s session of the one that died, while Kafka Streams calls itself RUNNING.
@ApplicationScoped
class StreamsRunner {

    private static final Logger LOG = Logger.getLogger(StreamsRunner.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

    private final StreamsSettings settings;
    private final Set<String> topics;
    private final Supplier<Topology> topology;
    private final StoreMemory memory;
    private final Function<KafkaStreams, StreamsMeters> meters;
    private @Nullable Thread runner;
    private volatile @Nullable KafkaStreams streams;

    @Inject
    StreamsRunner(TransformConfig config, Config all, Tally tally, MeterRegistry registry) {
        this(
                StreamsSettings.of(
                        config,
                        KafkaSettings.of(all.getPropertyNames(), name -> all.getOptionalValue(name, String.class))),
                TopologyConfig.of(config),
                tally,
                StoreMemory.of(config.rocksdb()),
                launched -> new StreamsMeters(launched, registry, config.silence()));
    }

    StreamsRunner(
            StreamsSettings settings,
            TopologySettings topology,
            Tally tally,
            StoreMemory memory,
            Function<KafkaStreams, StreamsMeters> meters) {
        this(settings, AlertTopology.topics(topology), () -> AlertTopology.build(topology, tally), memory, meters);
    }

    StreamsRunner(
            StreamsSettings settings,
            Set<String> topics,
            Supplier<Topology> topology,
            StoreMemory memory,
            Function<KafkaStreams, StreamsMeters> meters) {
        this.settings = settings;
        this.topics = topics;
        this.topology = topology;
        this.memory = memory;
        this.meters = meters;
    }

    synchronized void start(@Observes StartupEvent started) {
        runner = Thread.ofPlatform().name("transform-runner").daemon().start(this::run);
    }

    /// Returns once all is closed, or after a little more than [#LONGEST_CLOSE].
    synchronized void stop(@Observes ShutdownEvent ended) throws InterruptedException {
        if (runner != null) {
            runner.interrupt();
            runner.join(LONGEST_CLOSE.plusSeconds(1));
        }
    }

    /// After all stores are closed.
    @PreDestroy
    void release() {
        memory.close();
    }

    /// Whether somebody cares for Kafka Streams, be it running or not.
    synchronized boolean alive() {
        return runner != null && runner.isAlive();
    }

    /// The state of Kafka Streams; absent while it waits to be started.
    Optional<State> state() {
        return Optional.ofNullable(streams).map(KafkaStreams::state);
    }

    private void run() {
        settings.leaveMark().forget();
        String said = "";
        try {
            while (true) {
                String obstacle = runUntilItFails();
                if (!obstacle.equals(said)) {
                    LOG.warn(obstacle);
                    said = obstacle;
                }
                Thread.sleep(BETWEEN_TRIES);
            }
        } catch (InterruptedException stopped) {
            LOG.debug("Streams stopped");
        }
    }

    /// Says why it could not start or did not go on.
    private String runUntilItFails() throws InterruptedException {
        try {
            Set<String> missing = new TopicWatch(settings.kafka()).missing(topics);
            if (!missing.isEmpty()) {
                return "Waiting for topics to be created missing=" + missing;
            }
            runUntilItFails(new KafkaStreams(topology.get(), settings.properties(memory)));
            return "Streams failed and starts anew";
        } catch (ExecutionException noAnswer) {
            return "Waiting for Kafka bootstrap-servers=" + settings.bootstrapServers() + " fault="
                    + Optional.<Throwable>ofNullable(noAnswer.getCause())
                            .orElse(noAnswer)
                            .getClass()
                            .getSimpleName();
        } catch (KafkaException unusable) {
            return "Streams cannot start, tried again fault=" + unusable;
        }
    }

    private void runUntilItFails(KafkaStreams launched) throws InterruptedException {
        CountDownLatch failed = new CountDownLatch(1);
        launched.setUncaughtExceptionHandler(fault -> SHUTDOWN_CLIENT); // which logs it
        launched.setGlobalStateRestoreListener(new RestoreLog());
        launched.setStateListener((now, before) -> {
            LOG.infof("Streams changed state from=%s to=%s", before, now);
            if (now == State.ERROR) {
                failed.countDown();
            }
        });
        GroupMembershipOperation membership = REMAIN_IN_GROUP; // so that the next start finds its partitions
        try (StreamsMeters _ = meters.apply(launched)) {
            streams = launched;
            launched.start();
            failed.await();
        } catch (InterruptedException stopped) {
            membership = settings.leaveMark().take();
            throw stopped;
        } finally {
            launched.close(CloseOptions.groupMembershipOperation(membership).withTimeout(LONGEST_CLOSE));
            streams = null;
        }
    }
}
