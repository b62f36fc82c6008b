package io.harpline.ingest.edge.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/// The keys of ingest-service under `harpline.ingest`.
@ConfigMapping(prefix = "harpline.ingest")
public interface IngestConfig {

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
