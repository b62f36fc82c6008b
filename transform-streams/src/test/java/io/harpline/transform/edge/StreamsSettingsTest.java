package io.harpline.transform.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class StreamsSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "kafka:9092, harp line, transform, 1, 20, 0, harpline.transform.application-id",
        "kafka:9092, harpline, '', 1, 20, 0, harpline.transform.instance-id",
        "kafka:9092, harpline, transform, 0, 20, 0, harpline.transform.threads",
        "kafka:9092, harpline, transform, 65, 20, 0, harpline.transform.threads",
        "kafka:9092, harpline, transform, 1, 0, 0, harpline.transform.commit-interval",
        "kafka:9092, harpline, transform, 1, 5001, 0, harpline.transform.commit-interval",
        "kafka:9092, harpline, transform, 1, 20, -1, harpline.transform.standby-replicas",
        "kafka:9092, harpline, transform, 1, 20, 3, harpline.transform.standby-replicas",
    })
    void shouldRefuseNonsenseByTheKeysOwnName(
            String servers,
            String application,
            String instance,
            int threads,
            long commitMillis,
            int standbys,
            String key) {
        assertThatThrownBy(() -> new StreamsSettings(
                        Map.of("bootstrap.servers", servers),
                        application,
                        instance,
                        Path.of("state"),
                        threads,
                        Duration.ofMillis(commitMillis),
                        standbys))
                .hasMessageStartingWith(key + " ");
    }

    @Test
    void shouldMakeSettingsThatKafkaStreamsTakes() {
        StreamsConfig config;
        try (StoreMemory memory = new StoreMemory(64L << 20, 16L << 20)) {
            config = new StreamsConfig(new StreamsSettings(
                            Map.of("bootstrap.servers", "kafka:9092", "security.protocol", "SASL_SSL"),
                            "harpline",
                            "pod-0",
                            Path.of("state"),
                            2,
                            Duration.ofMillis(20),
                            1)
                    .properties(memory));
        }

        assertThat(config.getMainConsumerConfigs("harpline", "client", 1))
                .containsEntry("group.instance.id", "pod-0-1");
        assertThat(config.getLong("commit.interval.ms"))
                .as("while nobody waits")
                .isEqualTo(500);
        assertThat(config.originalsWithPrefix("topic."))
                .containsEntry("delete.retention.ms", 604_800_000L)
                .containsEntry("segment.bytes", 67_108_864);
        assertThat(config.getLong("poll.ms")).isEqualTo(20);
        assertThat(config.getAdminConfigs("client")).containsEntry("security.protocol", "SASL_SSL");
        assertThat(config.getProducerConfigs("client"))
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("linger.ms", "5")
                .containsEntry("enable.idempotence", true);
    }
}
