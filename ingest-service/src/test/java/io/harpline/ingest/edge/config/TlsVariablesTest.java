package io.harpline.ingest.edge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harpline.schemas.settings.BadConfig;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class TlsVariablesTest {

    @Test
    void shouldTellQuarkusWhatTheEnvironmentSays() {
        SmallRyeConfig config = config(Map.of(
                "HARPLINE_INGEST_TLS_CERTIFICATE", "/certs/tls.crt",
                "HARPLINE_INGEST_TLS_KEY", "/certs/tls.key",
                "HARPLINE_INGEST_TLS_CLIENTS_CA", "/certs/ca.crt"));

        assertThat(config.getValue("quarkus.tls.key-store.pem.0.cert", String.class))
                .isEqualTo("/certs/tls.crt");
        assertThat(config.getValue("quarkus.tls.key-store.pem.0.key", String.class))
                .isEqualTo("/certs/tls.key");
        assertThat(config.getValue("quarkus.tls.trust-store.pem.certs", String.class))
                .isEqualTo("/certs/ca.crt");
    }

    @Test
    void shouldSayNothingOfCertificatesWhereThereAreNone() {
        assertThat(config(Map.of()).getPropertyNames()).noneMatch(name -> name.contains("store"));
    }

    @ParameterizedTest
    @CsvSource({
        "HARPLINE_INGEST_TLS_CERTIFICATE, harpline.ingest.tls.key is not set",
        "HARPLINE_INGEST_TLS_KEY, harpline.ingest.tls.certificate is not set",
        "HARPLINE_INGEST_TLS_CLIENTS_CA, harpline.ingest.tls.clients-ca is set"
    })
    void shouldRefuseWhatLacksItsOtherHalf(String variable, String why) {
        assertThatThrownBy(() -> config(Map.of(variable, "/certs/file")))
                .isInstanceOf(BadConfig.class)
                .hasMessageStartingWith(why);
    }

    private static SmallRyeConfig config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(environment, 300))
                .withSources(new TlsVariables())
                .build();
    }
}
