package io.harpline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harpline.local.ExpectedFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class StackSettingsTest {

    @Test
    void shouldRunEverythingOnItsUsualPortByDefault() {
        StackSettings settings = StackSettings.from(Map.of("KAFKA_BOOTSTRAP_SERVERS", " "));

        assertThat(settings.parts()).containsExactly(Part.values());
        assertThat(settings.parts().stream().map(settings::port)).containsExactly(9092, 8090, 8080, 8081, 8082);
        assertThat(settings.bootstrapServers()).isEqualTo("localhost:9092");
    }

    @Test
    void shouldStartNoBrokerWhereAKafkaIsGiven() {
        StackSettings settings = StackSettings.from(Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka.example:9093"));

        assertThat(settings.parts()).doesNotContain(Part.KAFKA);
        assertThat(settings.bootstrapServers()).isEqualTo("kafka.example:9093");
    }

    @Test
    void shouldGiveTopicsTheirFinalPartitionsOnAGivenKafkaAndFewOnItsOwn() {
        assertThat(StackSettings.from(Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka.example:9093"))
                        .partitions())
                .isEqualTo(12);
        assertThat(StackSettings.from(Map.of()).partitions()).isEqualTo(4);
    }

    @Test
    void shouldStartNoSimulatorWhereAHarpIsGiven() {
        StackSettings settings = StackSettings.from(Map.of("HARP_INTEGRATION_URL", "https://harp.example/x?key=1"));

        assertThat(settings.parts()).doesNotContain(Part.HARP_SIMULATOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "http", "80 80", "-1"})
    void shouldRefuseWhatIsNoPortByTheNameOfItsVariable(String port) {
        assertThatThrownBy(() -> StackSettings.from(Map.of("HARPLINE_SINK_PORT", port)))
                .isInstanceOf(ExpectedFailure.class)
                .hasMessage("HARPLINE_SINK_PORT is no port from 1 to 65535: " + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"harp.example/hidden", "ftp://harp.example/hidden", "https://", "http://a b/hidden"})
    void shouldRefuseWhatIsNoUrlWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> StackSettings.from(Map.of("HARP_INTEGRATION_URL", url)))
                .isInstanceOf(ExpectedFailure.class)
                .hasMessageContaining("HARP_INTEGRATION_URL")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void shouldTakeASecretFromAFileBeforeOneInTheEnvironment(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), "sixteen bytes are\n");

        StackSettings settings = StackSettings.from(
                Map.of("GARDIN_SECRET", "another one of the same kind", "GARDIN_SECRET_FILE", file.toString()));

        assertThat(settings.secret()).contains("sixteen bytes are");
        assertThatThrownBy(() -> StackSettings.from(Map.of("GARDIN_SECRET_FILE", file + ".gone")))
                .isInstanceOf(ExpectedFailure.class)
                .hasMessageStartingWith("GARDIN_SECRET_FILE: ");
    }

    @Test
    void shouldRefuseAWeakSecretBeforeAnythingIsStarted() {
        assertThatThrownBy(() -> StackSettings.from(Map.of("GARDIN_SECRET", "short")))
                .isInstanceOf(ExpectedFailure.class)
                .hasMessage("GARDIN_SECRET must have at least 16 bytes, but has 5");
    }

    @Test
    void shouldNotPrintSecrets() {
        StackSettings settings = StackSettings.from(Map.of(
                "GARDIN_SECRET",
                "hidden from all who look",
                "HARP_INTEGRATION_URL",
                "https://harp.example/x?key=hidden"));

        assertThat(settings.toString()).doesNotContain("hidden");
    }
}
