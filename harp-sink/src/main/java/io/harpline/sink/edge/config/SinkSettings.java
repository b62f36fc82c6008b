package io.harpline.sink.edge.config;

import io.harpline.schemas.settings.BadConfig;
import io.harpline.sink.domain.RetrySchedule;
import io.harpline.sink.domain.Routing;
import io.harpline.sink.edge.http.IntegrationUrl;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/// The configuration, checked: what stands here can be worked with.
///
/// @param destination the name of the default integration
/// @param integrations the URLs of all integrations that events are routed to, by name
public record SinkSettings(
        int maxInFlight,
        int maxUnfinished,
        Duration requestTimeout,
        Duration connectTimeout,
        boolean refuseLocalAddresses,
        Duration commitInterval,
        Duration shutdownTimeout,
        RetrySchedule retry,
        String destination,
        Routing routing,
        Map<String, IntegrationUrl> integrations) {

    public SinkSettings {
        integrations = Map.copyOf(integrations);
    }

    static SinkSettings of(SinkConfig config) {
        Destinations destinations = Destinations.of(config);
        return new SinkSettings(
                positive("harpline.sink.max-in-flight", config.maxInFlight()),
                positive("harpline.sink.max-unfinished", config.maxUnfinished()),
                positive("harpline.sink.request-timeout", config.requestTimeout()),
                positive("harpline.sink.connect-timeout", config.connectTimeout()),
                config.refuseLocalAddresses(),
                positive("harpline.sink.commit-interval", config.commitInterval()),
                positive("harpline.sink.shutdown-timeout", config.shutdownTimeout()),
                new RetrySchedule(
                        config.retry().first(),
                        config.retry().longest(),
                        config.retry().budget(),
                        config.requestTimeout()),
                config.harp().name(),
                ConfiguredRouting.of(config, destinations.integrations()),
                destinations.urls());
    }

    /// The URL of the default integration.
    IntegrationUrl integrationUrl() {
        return Objects.requireNonNull(integrations.get(destination));
    }

    private static int positive(String key, int value) {
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
