package io.harpline.schemas.settings;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.auth.SslEngineFactory;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/// Kafka's own TLS, with key store and trust store read again once their files have changed: at the next connection,
/// without a restart. Files that do not load, say because they are half written, leave the former ones in force.
public final class ReloadingSslEngineFactory implements SslEngineFactory {

    private static final System.Logger LOG = System.getLogger(ReloadingSslEngineFactory.class.getName());

    private Map<String, ?> settings = Map.of();
    private List<Object> seen = List.of();
    private SslEngineFactory current = new DefaultSslEngineFactory();

    @Override
    public synchronized void configure(Map<String, ?> configured) {
        settings = configured;
        seen = files();
        current = load();
    }

    @Override
    public SSLEngine createClientSslEngine(String host, int port, String endpointIdentification) {
        return current().createClientSslEngine(host, port, endpointIdentification);
    }

    @Override
    public SSLEngine createServerSslEngine(String host, int port) {
        return current().createServerSslEngine(host, port);
    }

    @Override
    public boolean shouldBeRebuilt(Map<String, Object> next) {
        return current().shouldBeRebuilt(next);
    }

    @Override
    public Set<String> reconfigurableConfigs() {
        return current().reconfigurableConfigs();
    }

    @Override
    public KeyStore keystore() {
        return current().keystore();
    }

    @Override
    public KeyStore truststore() {
        return current().truststore();
    }

    @Override
    public synchronized void close() throws IOException {
        current.close();
    }

    private synchronized SslEngineFactory current() {
        List<Object> now = files();
        if (!now.equals(seen)) {
            seen = now;
            try {
                current = load();
                LOG.log(INFO, "the certificates for Kafka have changed and are read again");
            } catch (KafkaException unusable) {
                LOG.log(
                        WARNING,
                        "the certificates for Kafka have changed and do not load; the former ones stay in force: {0}",
                        unusable.getMessage());
            }
        }
        return current;
    }

    private SslEngineFactory load() {
        SslEngineFactory loaded = new DefaultSslEngineFactory();
        loaded.configure(settings);
        return loaded;
    }

    /// Which files there are, as far as that can be told without reading them.
    private List<Object> files() {
        List<Object> files = new ArrayList<>();
        for (String location :
                List.of(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG)) {
            if (settings.get(location) instanceof String file) {
                files.add(state(Path.of(file)));
            }
        }
        return files;
    }

    private static Object state(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return List.of(attributes.lastModifiedTime(), attributes.size(), Objects.toString(attributes.fileKey()));
        } catch (IOException gone) {
            return "gone";
        }
    }
}
