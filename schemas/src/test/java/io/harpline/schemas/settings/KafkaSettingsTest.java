package io.harpline.schemas.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class KafkaSettingsTest {

    @Test
    void shouldTakeWhateverIsNamedAfterKafkaInEitherSpelling() {
        assertThat(settings(Map.of(
                        "kafka.bootstrap.servers", "kafka:9092",
                        "KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT",
                        "KAFKA_SASL_JAAS_CONFIG", "a.Module required username=\"u\" password=\"P_w.d\";")))
                .isEqualTo(Map.of(
                        "bootstrap.servers", "kafka:9092",
                        "security.protocol", "SASL_PLAINTEXT",
                        "sasl.jaas.config", "a.Module required username=\"u\" password=\"P_w.d\";"));
    }

    @Test
    void shouldLeaveWhatIsEmptyOrNotKafkas() {
        assertThat(settings(Map.of("KAFKA_SECURITY_PROTOCOL", "", "quarkus.kafka.x", "1", "KAFKAESQUE", "2")))
                .isEmpty();
    }

    @Test
    void shouldReadCertificatesAgainWhereKafkaIsReachedOverTls() {
        assertThat(settings(Map.of("KAFKA_SECURITY_PROTOCOL", "SASL_SSL")))
                .containsEntry("ssl.engine.factory.class", ReloadingSslEngineFactory.class);
    }

    @Test
    void shouldLeaveTlsToWhoeverIsNamedForIt() {
        assertThat(settings(Map.of("KAFKA_SECURITY_PROTOCOL", "SSL", "KAFKA_SSL_ENGINE_FACTORY_CLASS", "org.Another")))
                .containsEntry("ssl.engine.factory.class", "org.Another");
    }

    private static Map<String, Object> settings(Map<String, String> configured) {
        return KafkaSettings.of(configured.keySet(), name -> Optional.ofNullable(configured.get(name)));
    }
}
