package io.harpline.ingest.edge.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The keys of ingest-service under `harpline.ingest`.
@ConfigMapping(prefix = "harpline.ingest")
public interface IngestConfig {

    /// After how long a notification that Kafka has not acknowledged is answered with 503.
    @WithDefault("4s")
    Duration answerWithin();

    /// How many notifications may wait for Kafka; what comes beyond is answered with 503 at once.
    @WithDefault("1000")
    int maxWaiting();

    /// Whether the webhook is to be reached over TLS alone, with a certificate that the trust store knows.
    @WithDefault("false")
    boolean demandClientCertificate();
}
