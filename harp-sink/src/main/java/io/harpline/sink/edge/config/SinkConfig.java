package io.harpline.sink.edge.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The keys of harp-sink.
@ConfigMapping(prefix = "harpline.sink")
public interface SinkConfig {

    /// Names this instance among the consumers, the same after a restart, so that nothing is rebalanced. The channel's
    /// configuration refers to it.
    @WithDefault("sink")
    String instanceId();

    /// Requests to Harp in flight at once, of different alerts.
    @WithDefault("64")
    int maxInFlight();

    /// Records taken from Kafka and not yet finished; beyond it no more are taken.
    @WithDefault("1000")
    int maxUnfinished();

    /// Their keys and values together; beyond it no more are taken either.
    @WithDefault("64M")
    MemorySize maxUnfinishedBytes();

    /// Deliveries a second to an integration after its outage, until all is gone that was received before its end.
    @WithDefault("200")
    int drainRate();

    /// How long a request to Harp may take, from connecting to the last byte of the answer.
    @WithDefault("10s")
    Duration requestTimeout();

    /// How long connecting to Harp may take.
    @WithDefault("3s")
    Duration connectTimeout();

    /// Whether nothing is posted to loopback, link-local and metadata addresses.
    @WithDefault("false")
    boolean refuseLocalAddresses();

    /// How often finished offsets are committed.
    @WithDefault("100ms")
    Duration commitInterval();

    /// How long a shutdown, or a partition that goes elsewhere, waits for requests in flight and their evidence.
    @WithDefault("10s")
    Duration shutdownTimeout();

    Retry retry();

    HarpTarget harp();

    /// Further integrations, by name.
    Map<String, IntegrationConfig> integrations();

    /// The first that takes an alert says where it goes; what none takes goes to [#harp()].
    List<RouteConfig> routes();

    MappingConfig mapping();

    /// When to try again, and for how long.
    interface Retry {

        /// The longest pause after the first failure; it doubles with each further one.
        @WithDefault("250ms")
        Duration first();

        /// The longest pause of all.
        @WithDefault("30s")
        Duration longest();

        /// How long after its first attempt a delivery is given up at the earliest.
        @WithDefault("5m")
        Duration budget();
    }

    /// The Harp integration that alerts are delivered to, unless a route says otherwise.
    interface HarpTarget {

        /// Its name in receipts and delivered versions. Renaming it does not make it another destination.
        @WithDefault("default")
        String name();

        /// Its URL with its key. A secret.
        Optional<String> integrationUrl();

        /// A file that holds the URL instead. Where it is set, it is the one that counts.
        Optional<Path> integrationUrlFile();

        /// Harp's number of the environment that its alerts belong to.
        OptionalInt environmentId();

        /// Harp's number of their scenario.
        OptionalInt scenarioId();
    }
}
