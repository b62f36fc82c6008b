package io.harpline.ingest.edge.tls;

import io.harpline.schemas.settings.BadConfig;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Reads the HTTP port's key store and trust store again every second, and swaps them below the open port.
///
/// Quarkus' own way, `quarkus.tls.reload-period`, has Vert.x drop the connections that arrive while it rebuilds its
/// TLS, changed or not; a notification that comes so is gone for good.
@Singleton
public class Certificates implements HttpServerOptionsCustomizer {

    private static final Logger LOG = Logger.getLogger(Certificates.class);
    private static final long BETWEEN_LOOKS_MS = 1000;

    private final TlsConfigurationRegistry registry;
    private final SmallRyeConfig config;
    private final Vertx vertx;
    private boolean usable = true;

    Certificates(TlsConfigurationRegistry registry, SmallRyeConfig config, Vertx vertx) {
        this.registry = registry;
        this.config = config;
        this.vertx = vertx;
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        Optional<TlsConfiguration> configured = config.getOptionalValue(
                        "quarkus.http.tls-configuration-name", String.class)
                .map(registry::get)
                .orElseGet(registry::getDefault)
                .filter(tls -> tls.getKeyStoreOptions() != null);
        if (configured.isEmpty()) {
            return;
        }
        refuseTheOtherWay();
        TlsConfiguration tls = configured.get();
        SwappedKeys keys = new SwappedKeys(Stores.keys(tls, vertx));
        options.setKeyCertOptions(KeyCertOptions.wrap(keys));
        Optional<SwappedTrust> trust = Stores.trust(tls, vertx).map(SwappedTrust::new);
        trust.map(TrustOptions::wrap).ifPresent(options::setTrustOptions);
        vertx.setPeriodic(BETWEEN_LOOKS_MS, timer -> vertx.executeBlocking(() -> look(tls, keys, trust)));
    }

    private synchronized boolean look(TlsConfiguration tls, SwappedKeys keys, Optional<SwappedTrust> trust) {
        try {
            if (!tls.reload()) {
                throw new IllegalArgumentException("they cannot be read");
            }
            keys.swap(Stores.keys(tls, vertx));
            Stores.trust(tls, vertx).ifPresent(now -> trust.ifPresent(swapped -> swapped.swap(now)));
            usable = true;
        } catch (IllegalArgumentException unusable) {
            if (usable) {
                LOG.errorf(
                        "the certificates of the HTTP port are of no use; the former ones stay: why=%s",
                        unusable.getMessage());
            }
            usable = false;
        }
        return usable;
    }

    private void refuseTheOtherWay() {
        for (String name : config.getPropertyNames()) {
            if (name.matches("quarkus\\.tls\\.(.+\\.)?reload-period")) {
                throw new BadConfig(name + " must not be set: certificates are read again every second as it is, and"
                        + " that way would drop connections meanwhile");
            }
        }
    }
}
