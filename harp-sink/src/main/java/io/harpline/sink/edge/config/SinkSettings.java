package io.harpline.sink.edge.config;

import io.harpline.schemas.settings.BadConfig;
import io.harpline.schemas.settings.SecretFile;
import io.harpline.sink.domain.RetrySchedule;
import io.harpline.sink.edge.http.IntegrationUrl;
import java.io.IOException;
import java.time.Duration;

/// The configuration, checked: what stands here can be worked with.
public record SinkSettings(
        int maxInFlight,
        int maxUnfinished,
        long maxUnfinishedBytes,
        int drainRate,
        Duration requestTimeout,
        Duration connectTimeout,
        Duration commitInterval,
        Duration shutdownTimeout,
        RetrySchedule retry,
        String destination,
        IntegrationUrl integrationUrl) {

    private static final String INTEGRATION_URL = "harpline.sink.harp.integration-url";

    static SinkSettings of(SinkConfig config) {
        return new SinkSettings(
                positive("harpline.sink.max-in-flight", config.maxInFlight()),
                positive("harpline.sink.max-unfinished", config.maxUnfinished()),
                positive(
                        "harpline.sink.max-unfinished-bytes",
                        config.maxUnfinishedBytes().asLongValue()),
                positive("harpline.sink.drain-rate", config.drainRate()),
                positive("harpline.sink.request-timeout", config.requestTimeout()),
                positive("harpline.sink.connect-timeout", config.connectTimeout()),
                positive("harpline.sink.commit-interval", config.commitInterval()),
                positive("harpline.sink.shutdown-timeout", config.shutdownTimeout()),
                new RetrySchedule(
                        config.retry().first(),
                        config.retry().longest(),
                        config.retry().budget(),
                        config.requestTimeout()),
                config.harp().name(),
                IntegrationUrl.parse(INTEGRATION_URL + " (HARP_INTEGRATION_URL)", url(config.harp())));
    }

    private static String url(SinkConfig.HarpTarget harp) {
        if (harp.integrationUrlFile().isPresent()) {
            try {
                return SecretFile.read(harp.integrationUrlFile().get());
            } catch (IOException unreadable) {
                throw new BadConfig(INTEGRATION_URL + "-file (HARP_INTEGRATION_URL_FILE): " + unreadable.getMessage());
            }
        }
        return harp.integrationUrl()
                .orElseThrow(() -> new BadConfig(INTEGRATION_URL + " (HARP_INTEGRATION_URL) is missing"));
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
