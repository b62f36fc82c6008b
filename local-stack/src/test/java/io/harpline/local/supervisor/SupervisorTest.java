package io.harpline.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.harpline.local.ExpectedFailure;
import io.harpline.local.supervisor.StackState.Phase;
import io.harpline.local.supervisor.StackState.Running;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class SupervisorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @TempDir
    Path data;

    private Supervisor supervisor;

    @BeforeEach
    void setUp() {
        Console console = new Console(new PrintStream(shown, true, StandardCharsets.UTF_8), true);
        supervisor = new Supervisor(data, data, data.resolve("stack.json"), console);
    }

    @AfterEach
    void tearDown() {
        supervisor.stop();
    }

    @Test
    void shouldStartAComponentAgainThatWasKilled() throws Exception {
        supervisor.start(tiny("a"));
        supervisor.ready();
        long first = pid("a");

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        await().atMost(PATIENCE)
                .until(() -> running("a").restarts() == 1
                        && running("a").pid() != null
                        && Readiness.of(URI.create(running("a").health())));
        assertThat(pid("a")).isNotEqualTo(first);
        assertThat(state().phase()).isEqualTo(Phase.READY);
        await().atMost(PATIENCE)
                .until(() ->
                        shown().contains("harpline       | a has ended with status 137; starting it again in 200 ms"));
    }

    @Test
    void shouldStopTheLastStartedFirst() throws Exception {
        for (String name : List.of("a", "b", "c")) {
            supervisor.start(tiny(name));
        }

        supervisor.stop();

        assertThat(Files.readAllLines(TinyService.journal(data))).containsExactly("c", "b", "a");
        assertThat(processes().all()).isEmpty();
        assertThat(state().phase()).isEqualTo(Phase.STOPPED);
    }

    @Test
    void shouldFileAndShowWhatAComponentSays() throws Exception {
        supervisor.start(tiny("a"));

        await().atMost(PATIENCE).until(() -> shown().contains("a              | here is a"));
        assertThat(data.resolve("a.log")).content().contains("here is a");
    }

    @Test
    void shouldGiveUpOnAComponentThatNeverStarts() throws Exception {
        Component hopeless = new Component(
                "hopeless", 1, URI.create("http://localhost:1/"), List.of("/bin/sh", "-c", "exit 7"), Map.of());

        assertThatThrownBy(() -> supervisor.start(hopeless))
                .isInstanceOf(ExpectedFailure.class)
                .hasMessage("hopeless does not start; see " + data.resolve("hopeless.log"));
        await().atMost(PATIENCE).until(() -> shown().contains("hopeless has ended with status 7"));
    }

    @Test
    void shouldLeaveAWordWhyItFailedAndNothingRunning() throws Exception {
        supervisor.start(tiny("a"));

        supervisor.fail("no luck");
        supervisor.stop();

        assertThat(state().failure()).isEqualTo("no luck");
        assertThat(state().phase()).isEqualTo(Phase.FAILED);
        assertThat(processes().all()).isEmpty();
    }

    @Test
    void shouldRefuseToStartAnythingOnceItStops() throws Exception {
        supervisor.stop();

        assertThatThrownBy(() -> supervisor.start(tiny("a"))).isInstanceOf(ExpectedFailure.class);
        assertThat(processes().all()).isEmpty();
    }

    private Component tiny(String name) throws IOException {
        return TinyService.component(name, data);
    }

    private MarkedProcesses processes() {
        return new MarkedProcesses(data);
    }

    private StackState state() {
        return StackState.read(data.resolve("stack.json")).orElseThrow();
    }

    private Running running(String name) {
        return state().components().stream()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private long pid(String name) {
        Long pid = running(name).pid();
        assertThat(pid).isNotNull();
        return pid == null ? -1 : pid;
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
