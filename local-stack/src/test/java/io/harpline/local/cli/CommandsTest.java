package io.harpline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.local.ExpectedFailure;
import io.harpline.local.demo.DemoCommand;
import io.harpline.local.stack.DataDirectory;
import io.harpline.local.stack.HeldLock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import picocli.CommandLine;

@Execution(ExecutionMode.CONCURRENT)
class CommandsTest {

    private final StringWriter shown = new StringWriter();

    @TempDir
    Path parent;

    @Test
    void shouldShowNothingAndFailWhereNothingRuns() {
        int status = run(new StatusCommand(), "--data", parent.resolve("none").toString());

        assertThat(status).isEqualTo(1);
        assertThat(shown.toString()).isEqualToIgnoringNewLines("nothing runs under " + parent.resolve("none"));
    }

    @Test
    void shouldShowAnEmptyArrayWhereNothingRuns() {
        int status = run(new StatusCommand(), "--json", "--data", parent.toString());

        assertThat(status).isEqualTo(1);
        assertThat(shown.toString()).isEqualToIgnoringNewLines("[]");
    }

    @Test
    void shouldBeDownAlreadyWhereNothingRuns() {
        int status = run(new DownCommand(), "--data", parent.toString());

        assertThat(status).isZero();
        assertThat(shown.toString()).isEqualToIgnoringNewLines("nothing runs under " + parent);
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void shouldSayHowToStartTheStackThatADemoNeeds() {
        int status = run(new DemoCommand(), "--data", parent.toString());

        assertThat(status).isEqualTo(1);
        assertThat(shown.toString())
                .isEqualToIgnoringNewLines(
                        "no stack is up on " + parent + "; start it with ./harpline up --detach --data " + parent);
    }

    @Test
    void shouldSayHowToStartTheStackWhoseHarpIsToHaveABadDay() {
        int status = run(new HarpCommand(), "--hang", "--data", parent.toString());

        assertThat(status).isEqualTo(1);
        assertThat(shown.toString())
                .isEqualToIgnoringNewLines(
                        "no stack is up on " + parent + "; start it with ./harpline up --detach --data " + parent);
    }

    @Test
    void shouldRefuseASecondStackOnOneDataDirectory() {
        DataDirectory data = DataDirectory.claim(parent.resolve("data"));
        try (HeldLock _ = HeldLock.tryTake(data.supervisorLock()).orElseThrow()) {
            int status = run(new UpCommand(), "--fresh", "--data", data.root().toString());

            assertThat(status).isEqualTo(1);
            assertThat(shown.toString())
                    .isEqualToIgnoringNewLines("a stack is already up on " + data.root() + "; see ./harpline status");
            assertThat(data.supervisorLock()).exists();
        }
    }

    @Test
    void shouldRefuseToEmptyWhatIsNotItsOwn() throws Exception {
        Files.writeString(parent.resolve("thesis.txt"), "precious");

        int status = run(new UpCommand(), "--fresh", "--data", parent.toString());

        assertThat(status).isEqualTo(1);
        assertThat(shown.toString()).contains("not a data directory of Harpline");
        assertThat(parent.resolve("thesis.txt")).exists();
    }

    @Test
    void shouldLineUpTheTable() {
        StatusTable table = new StatusTable(List.of(
                new ComponentStatus("harp-simulator", 123_456L, 8090, true, 0),
                new ComponentStatus("sink", null, 8082, false, 12)));

        assertThat(table.text()).isEqualTo("""
                NAME                 PID   PORT  READY  RESTARTS
                harp-simulator    123456   8090  yes           0
                sink                   -   8082  no           12""");
    }

    private int run(Object command, String... arguments) {
        PrintWriter out = new PrintWriter(shown, true);
        return new CommandLine(command)
                .setOut(out)
                .setExecutionExceptionHandler((failure, _, _) -> {
                    assertThat(failure).isInstanceOf(ExpectedFailure.class);
                    out.println(failure.getMessage());
                    return 1;
                })
                .execute(arguments);
    }
}
