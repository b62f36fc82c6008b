package io.harpline.ingest.edge.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The keys of ingest-service under `harpline.ingest`.
@ConfigMapping(prefix = "harpline.ingest")
public interface IngestConfig {

    /// After how long a notification that Kafka has not acknowledged is answered with 503.
    @WithDefault("4s")
    Duration answerWithin();

    /// How many notifications may wait for Kafka; what comes beyond is answered with 503 at once.
    @WithDefault("1000")
    int maxWaiting();

    Tls tls();

    /// The second HTTP port, which speaks TLS; all files are PEM, and read again when they change.
    interface Tls {

        /// The certificate with its chain. With it there is that port.
        Optional<Path> certificate();

        /// Its key (PKCS #8).
        Optional<Path> key();

        /// Of whom a client's certificate must be. With it the webhook is to be reached over that port alone.
        Optional<Path> clientsCa();
    }
}
