package io.harpline.ingest.edge.config;

import io.harpline.schemas.settings.BadConfig;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/// Tells Quarkus what `harpline.ingest.tls` says. Its own keys for PEM files, `quarkus.tls.key-store.pem.0.cert` and
/// the like, cannot be given by environment variables: it passes over them without a word.
public final class TlsVariables implements ConfigSourceFactory {

    private static final String CERTIFICATE = "harpline.ingest.tls.certificate";
    private static final String KEY = "harpline.ingest.tls.key";
    private static final String CLIENTS_CA = "harpline.ingest.tls.clients-ca";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Optional<String> certificate = value(context, CERTIFICATE);
        Optional<String> key = value(context, KEY);
        Optional<String> clientsCa = value(context, CLIENTS_CA);
        if (certificate.isPresent() != key.isPresent()) {
            throw new BadConfig((key.isPresent() ? CERTIFICATE : KEY) + " is not set; certificate and key go together");
        }
        if (clientsCa.isPresent() && key.isEmpty()) {
            throw new BadConfig(CLIENTS_CA + " is set, and " + CERTIFICATE + " and " + KEY
                    + " are not; clients can show a certificate over TLS alone");
        }
        Map<String, String> quarkus = new HashMap<>();
        // By default 1.3 alone, which not every sender speaks.
        quarkus.put("quarkus.tls.protocols", "TLSv1.3,TLSv1.2");
        certificate.ifPresent(file -> quarkus.put("quarkus.tls.key-store.pem.0.cert", file));
        key.ifPresent(file -> quarkus.put("quarkus.tls.key-store.pem.0.key", file));
        clientsCa.ifPresent(file -> quarkus.put("quarkus.tls.trust-store.pem.certs", file));
        return List.of(new PropertiesConfigSource(quarkus, "harpline.ingest.tls", ConfigSource.DEFAULT_ORDINAL));
    }

    private static Optional<String> value(ConfigSourceContext context, String name) {
        ConfigValue value = context.getValue(name);
        return Optional.ofNullable(value == null ? null : value.getValue()).filter(text -> !text.isEmpty());
    }
}
