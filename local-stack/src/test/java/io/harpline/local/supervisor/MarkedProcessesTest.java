package io.harpline.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class MarkedProcessesTest {

    private final List<Process> started = new ArrayList<>();

    @TempDir
    Path directory;

    @AfterEach
    void tearDown() {
        started.forEach(process -> process.destroyForcibly().onExit().join());
    }

    @Test
    void shouldEndWhatIsLeftOfADirectoryTheNamedLastAndNothingElse() throws Exception {
        Path ours = Files.createDirectory(directory.resolve("data"));
        Process stranger = started(Files.createDirectory(directory.resolve("data two")), "a");
        Process kafka = started(ours, "kafka");
        Process ingest = started(ours, "ingest");

        int ended = new MarkedProcesses(ours).end("kafka");

        assertThat(ended).isEqualTo(2);
        assertThat(kafka.isAlive()).isFalse();
        assertThat(ingest.isAlive()).isFalse();
        assertThat(Files.readAllLines(TinyService.journal(ours))).containsExactly("ingest", "kafka");
        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void shouldKillWhatDoesNotListen() throws Exception {
        List<String> deaf = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' TERM; echo deaf; read line", "sh"));
        deaf.addAll(new MarkedProcesses(directory).mark("deaf"));
        Process process = new ProcessBuilder(deaf).start();
        started.add(process);
        assertThat(process.inputReader().readLine()).isEqualTo("deaf");

        new MarkedProcesses(directory, Duration.ofMillis(300)).end("kafka");

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void shouldFindNothingWhereNothingRuns() {
        assertThat(new MarkedProcesses(directory).end("kafka")).isZero();
    }

    private Process started(Path data, String name) throws IOException {
        Component component = TinyService.component(name, data);
        Process process = new ProcessBuilder(ShieldedCommand.of(component.command())).start();
        started.add(process);
        await().atMost(Duration.ofSeconds(30)).until(() -> Readiness.of(component.health()));
        return process;
    }
}
