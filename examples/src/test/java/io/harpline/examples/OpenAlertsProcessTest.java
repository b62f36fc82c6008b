package io.harpline.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.local.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenAlertsProcessTest {

    @Test
    void shouldEndWithOneSentenceWhenTheKafkaHasNoSuchTopic(@TempDir Path data) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data)) {
            ProcessBuilder example = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            OpenAlerts.class.getName())
                    .redirectErrorStream(true);
            example.environment().put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());

            Process process = example.start();

            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(said).isEqualTo(1);
            assertThat(said)
                    .contains("there is no topic alerts.state.v1 in that Kafka")
                    .doesNotContain("Exception");
        }
    }
}
