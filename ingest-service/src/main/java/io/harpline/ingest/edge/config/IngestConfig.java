package io.harpline.ingest.edge.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/// The keys of ingest-service under `harpline.ingest`.
@ConfigMapping(prefix = "harpline.ingest")
public interface IngestConfig {

    /// How long a request's body may take to arrive; after that it is answered with 408.
    @WithDefault("10s")
    Duration readWithin();

    SpoolConfig spool();

    /// Where notifications are kept while Kafka is away.
    interface SpoolConfig {

        /// Its directory: on a disk that outlives the process, and of no other instance.
        @WithDefault("spool")
        Path directory();

        /// How many bytes it takes, at least 1M; what comes beyond is answered with 503.
        @WithDefault("1G")
        MemorySize maxBytes();
    }
}
