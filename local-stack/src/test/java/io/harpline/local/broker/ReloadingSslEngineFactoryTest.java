package io.harpline.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harpline.schemas.settings.ReloadingSslEngineFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SslConfigs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingSslEngineFactoryTest {

    @TempDir
    private Path directory;

    private final ReloadingSslEngineFactory factory = new ReloadingSslEngineFactory();

    @SuppressWarnings("NullAway.Init")
    private Path trusted;

    @SuppressWarnings("NullAway.Init")
    private Path own;

    @BeforeEach
    void files() {
        trusted = directory.resolve("trusted.pem");
        own = directory.resolve("own.pem");
    }

    @Test
    void shouldTrustWhoeverStandsInTheFileNow() throws Exception {
        trust(SelfSigned.make());
        factory.configure(settings());
        SelfSigned next = SelfSigned.make();

        trust(next);

        assertThat(pem(factory.truststore().getCertificate(alias(factory.truststore()))))
                .isEqualTo(next.certificatePem());
    }

    @Test
    void shouldShowTheCertificateThatStandsInTheFileNow() throws Exception {
        trust(SelfSigned.make());
        show(SelfSigned.make());
        factory.configure(settings());
        SelfSigned next = SelfSigned.make();

        show(next);

        assertThat(pem(factory.keystore().getCertificate(alias(factory.keystore()))))
                .isEqualTo(next.certificatePem());
    }

    @Test
    void shouldGoOnWithTheFormerFileUntilTheNewOneIsWhole() throws Exception {
        SelfSigned former = SelfSigned.make();
        SelfSigned next = SelfSigned.make();
        trust(former);
        factory.configure(settings());

        Files.writeString(trusted, next.certificatePem().substring(0, 200));
        assertThat(pem(factory.truststore().getCertificate(alias(factory.truststore()))))
                .isEqualTo(former.certificatePem());
        Files.delete(trusted);
        assertThat(factory.createClientSslEngine("localhost", 9093, "https")).isNotNull();

        trust(next);
        assertThat(pem(factory.truststore().getCertificate(alias(factory.truststore()))))
                .isEqualTo(next.certificatePem());
    }

    @Test
    void shouldNotBeginWithoutAFileThatLoads() {
        assertThatThrownBy(() -> factory.configure(settings())).isInstanceOf(KafkaException.class);
    }

    private void trust(SelfSigned certificate) throws IOException {
        Files.writeString(trusted, certificate.certificatePem());
    }

    private void show(SelfSigned certificate) throws IOException {
        Files.writeString(own, certificate.keyPem() + certificate.certificatePem());
    }

    private Map<String, Object> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.location", trusted.toString());
        if (Files.exists(own)) {
            settings.put("ssl.keystore.type", "PEM");
            settings.put("ssl.keystore.location", own.toString());
        }
        ConfigDef definition = new ConfigDef();
        SslConfigs.addClientSslSupport(definition);
        return definition.parse(settings);
    }

    private static String alias(KeyStore store) throws KeyStoreException {
        return Collections.list(store.aliases()).getFirst();
    }

    private static String pem(Certificate certificate) throws CertificateEncodingException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
