package io.harpline.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class ServerProcessTest {

    @TempDir
    Path directory;

    @Test
    void shouldSayThatTheProcessHasEndedAndWhy() {
        SinkServers servers =
                new SinkServers(Path.of("..").toAbsolutePath(), directory, "no address", Optional.empty());

        assertThatThrownBy(() -> {
                    try (ServerProcess plain = servers.plain("group", "http://127.0.0.1:1/", 1)) {
                        while (true) {
                            plain.awaitReady("/");
                        }
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("plain has ended with 1; the end of its log: ")
                .hasMessageContaining("ConfigException");
    }
}
