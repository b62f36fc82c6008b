package io.harpline.ingest.edge.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The keys of ingest-service under `harpline.ingest`.
@ConfigMapping(prefix = "harpline.ingest")
public interface IngestConfig {

    /// How long a request's body may take to arrive; after that it is answered with 408.
    @WithDefault("10s")
    Duration readWithin();

    SpoolConfig spool();

    /// Where further keys lie: DIR/<source>/<key-id>.
    Optional<Path> keysDirectory();

    /// Who may send, by name.
    Map<String, SourceConfig> sources();

    /// What is kept of requests whose genuineness was not shown.
    UnverifiedConfig unverified();

    Tls tls();

    /// Where notifications are kept while Kafka is away.
    interface SpoolConfig {

        /// Its directory: on a disk that outlives the process, and of no other instance.
        @WithDefault("spool")
        Path directory();

        /// How many bytes it takes, at least 1M; what comes beyond is answered with 503.
        @WithDefault("1G")
        MemorySize maxBytes();
    }

    /// A source.
    interface SourceConfig {

        /// Its secrets by key id. Their raw values count: a secret may hold what would elsewhere be an expression.
        Map<String, ConfigValue> keys();

        /// The tenantIds that it speaks for; any, where there are none.
        Optional<Set<String>> tenants();
    }

    /// The budget of each source for each reason.
    interface UnverifiedConfig {

        /// Requests a second.
        @WithDefault("50")
        int perSecond();

        /// Bytes in 24 hours.
        @WithDefault("256M")
        MemorySize bytesPerDay();
    }

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
