package io.harpline.local.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harpline.local.ExpectedFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class PortCheckTest {

    @Test
    void shouldNameThePortWhoWantsItAndHowToMoveIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StackSettings settings = settings(Map.of("HARPLINE_INGEST_PORT", "" + taken.getLocalPort()));

            assertThatThrownBy(() -> PortCheck.refuseTaken(settings))
                    .isInstanceOf(ExpectedFailure.class)
                    .hasMessage("port " + taken.getLocalPort()
                            + " (ingest) is taken; set HARPLINE_INGEST_PORT to a free one");
        }
    }

    @Test
    void shouldRefuseOnePortForTwo() throws IOException {
        StackSettings settings = settings(Map.of("HARPLINE_TRANSFORM_PORT", "12345", "HARPLINE_SINK_PORT", "12345"));

        assertThatThrownBy(() -> PortCheck.refuseTaken(settings))
                .hasMessage("HARPLINE_TRANSFORM_PORT and HARPLINE_SINK_PORT are both 12345");
    }

    @Test
    void shouldNotCareAboutThePortOfAPartThatDoesNotRun() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            StackSettings settings = settings(Map.of(
                    "HARPLINE_KAFKA_PORT", "" + taken.getLocalPort(), "KAFKA_BOOTSTRAP_SERVERS", "elsewhere:9092"));

            assertThatCode(() -> PortCheck.refuseTaken(settings)).doesNotThrowAnyException();
        }
    }

    private static StackSettings settings(Map<String, String> more) throws IOException {
        Map<String, String> environment = new HashMap<>();
        for (Part part : Part.values()) {
            try (ServerSocket free = new ServerSocket(0)) {
                environment.put(part.portKey(), Integer.toString(free.getLocalPort()));
            }
        }
        environment.putAll(more);
        return StackSettings.from(environment);
    }
}
