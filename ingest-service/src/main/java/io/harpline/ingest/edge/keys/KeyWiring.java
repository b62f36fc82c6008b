package io.harpline.ingest.edge.keys;

import io.harpline.ingest.edge.config.IngestConfig;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Builds the key rings from the configuration.
@Singleton
class KeyWiring {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    @Produces
    @Singleton
    KeyRings keyRings(IngestConfig config, SmallRyeConfig all) {
        return new KeyRings(ConfiguredKeys.read(config, all)).followed(BETWEEN_LOOKS);
    }

    void close(@Disposes KeyRings keyRings) {
        keyRings.close();
    }
}
