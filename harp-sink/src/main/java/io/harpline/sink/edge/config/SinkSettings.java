package io.harpline.sink.edge.config;

import io.harpline.schemas.settings.BadConfig;
import io.harpline.sink.domain.RetrySchedule;
import io.harpline.sink.domain.Routing;
import io.harpline.sink.edge.http.IntegrationUrl;
import java.time.Duration;
import java.util.Map;

/// The configuration, checked: what stands here can be worked with.
///
/// @param integrations the URLs of all integrations that events are routed to, by name
public record SinkSettings(
        int maxInFlight,
        int maxUnfinished,
        long maxUnfinishedBytes,
        int drainRate,
        Duration requestTimeout,
        Duration connectTimeout,
        boolean refuseLocalAddresses,
        Duration commitInterval,
        Duration shutdownTimeout,
        RetrySchedule retry,
        Routing routing,
        Map<String, IntegrationUrl> integrations) {

    private static final Duration LONGEST_COMMIT_INTERVAL = Duration.ofSeconds(1);

    public SinkSettings {
        integrations = Map.copyOf(integrations);
    }

    static SinkSettings of(SinkConfig config) {
        Destinations destinations = Destinations.of(config);
        return new SinkSettings(
                positive("harpline.sink.max-in-flight", config.maxInFlight()),
                positive("harpline.sink.max-unfinished", config.maxUnfinished()),
                positive(
                        "harpline.sink.max-unfinished-bytes",
                        config.maxUnfinishedBytes().asLongValue()),
                positive("harpline.sink.drain-rate", config.drainRate()),
                positive("harpline.sink.request-timeout", config.requestTimeout()),
                positive("harpline.sink.connect-timeout", config.connectTimeout()),
                config.refuseLocalAddresses(),
                commitInterval(config.commitInterval()),
                positive("harpline.sink.shutdown-timeout", config.shutdownTimeout()),
                new RetrySchedule(
                        config.retry().first(),
                        config.retry().longest(),
                        config.retry().budget(),
                        config.requestTimeout()),
                ConfiguredRouting.of(config, destinations.integrations()),
                destinations.urls());
    }

    private static Duration commitInterval(Duration value) {
        if (value.compareTo(LONGEST_COMMIT_INTERVAL) > 0) {
            throw new BadConfig(
                    "harpline.sink.commit-interval must be 1 s at most: commits show that the partitions are"
                            + " still ours");
        }
        return positive("harpline.sink.commit-interval", value);
    }

    private static int positive(String key, int value) {
        return Math.toIntExact(positive(key, (long) value));
    }

    private static long positive(String key, long value) {
        if (value < 1) {
            throw new BadConfig(key + " must be at least 1");
        }
        return value;
    }

    private static Duration positive(String key, Duration value) {
        if (!value.isPositive()) {
            throw new BadConfig(key + " must be positive");
        }
        return value;
    }
}
