package io.harpline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinkStartTest {

    @TempDir
    Path directory;

    @Test
    void shouldNotStartWithAUrlThatLeadsToItsOwnMachineWhereThatIsForbidden() throws Exception {
        Map<String, String> environment = Map.of(
                "HARPLINE_SINK_REFUSE_LOCAL_ADDRESSES",
                "true",
                "HARP_INTEGRATION_URL",
                "http://localhost:9/?integration_key=secret",
                "KAFKA_BOOTSTRAP_SERVERS",
                "localhost:9");

        try (ServiceProcess sink =
                new ServiceProcess("harp-sink", "HARPLINE_SINK_PORT", directory.resolve("sink.log"), environment)) {
            assertThat(sink.exitWithin(Duration.ofSeconds(60))).isEqualTo(1);

            assertThat(sink.log())
                    .noneMatch(line -> line.contains("integration_key"))
                    .anyMatch(
                            line -> line.endsWith("harpline.sink.harp.integration-url (HARP_INTEGRATION_URL) leads to a"
                                    + " loopback, link-local or metadata address,"
                                    + " which harpline.sink.refuse-local-addresses forbids"));
        }
    }
}
