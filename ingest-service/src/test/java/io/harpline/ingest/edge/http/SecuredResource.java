package io.harpline.ingest.edge.http;

import io.harpline.local.broker.SelfSigned;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// A service that speaks TLS, demands a client's certificate, and reaches a [SecuredKafka].
public class SecuredResource implements QuarkusTestResourceLifecycleManager {

    static final String SECRET = "a secret of the tests";

    /// The files that the service reads its own certificate from, and a client who may come.
    record Https(Path certificate, Path key, SelfSigned client) {

        void show(SelfSigned certificate) throws IOException {
            Files.writeString(key, certificate.keyPem());
            Files.writeString(this.certificate, certificate.certificatePem());
        }
    }

    @SuppressWarnings("NullAway.Init") // start() comes first
    private SecuredKafka kafka;

    @SuppressWarnings("NullAway.Init") // start() comes first
    private Https https;

    @Override
    public Map<String, String> start() {
        // Kafka finds its own classes through it, and the pool's thread may bring another one.
        Thread.currentThread().setContextClassLoader(SecuredResource.class.getClassLoader());
        try {
            Path directory = Files.createTempDirectory("ingest-tls-test");
            kafka = new SecuredKafka(directory);
            https = new Https(directory.resolve("tls.crt"), directory.resolve("tls.key"), SelfSigned.make());
            https.show(SelfSigned.make());
            Path clients = Files.writeString(
                    directory.resolve("clients.crt"), https.client().certificatePem());
            Map<String, String> settings = new HashMap<>(kafka.client());
            settings.put("GARDIN_SECRET", SECRET);
            settings.put(
                    "harpline.ingest.spool.directory",
                    directory.resolve("spool").toString());
            settings.put("quarkus.http.test-ssl-port", "0");
            settings.put("harpline.ingest.tls.certificate", https.certificate().toString());
            settings.put("harpline.ingest.tls.key", https.key().toString());
            settings.put("harpline.ingest.tls.clients-ca", clients.toString());
            return settings;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(kafka, new TestInjector.MatchesType(SecuredKafka.class));
        injector.injectIntoFields(https, new TestInjector.MatchesType(Https.class));
    }

    @Override
    public void stop() {
        kafka.close();
    }
}
