package io.harpline.local;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `./harpline test` in a clone where Maven is a script that waits.
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class BuildLockTest {

    private static final Path SCRIPT = Path.of(System.getProperty("harpline.home"), "harpline");

    /// More than any process can have.
    private static final String DEAD = "99999999";

    @TempDir
    Path clone;

    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void makeTheClone() throws IOException {
        Files.copy(SCRIPT, clone.resolve("harpline"));
        Files.createDirectories(clone.resolve("target"));
        Files.createDirectories(clone.resolve("jdk/bin"));
        Files.writeString(clone.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        program("jdk/bin/java", "exit 0");
        program("jdk/bin/javac", "exit 0");
        program("bin/mvn", "echo $$ >$NAME.maven; until [ -e leave ] || [ ! -e jdk ]; do sleep 0.1; done");
    }

    @AfterEach
    void endThem() {
        started.stream().flatMap(Process::descendants).toList().forEach(ProcessHandle::destroyForcibly);
        started.forEach(process -> process.destroyForcibly().onExit().join());
    }

    @Test
    void shouldBeTakenOverByOneOfTwoThatFindTheSameDeadOwner() throws Exception {
        // Given
        Files.createDirectories(clone.resolve("target/harpline.building"));
        Files.writeString(clone.resolve("target/harpline.building/pid"), DEAD + "\n");
        program("slow/cat", "/bin/cat \"$@\"; touch slow.read; until [ -e first.maven ]; do sleep 0.1; done");
        Process slow = test("second", clone.resolve("slow") + ":");
        await().until(() -> Files.exists(clone.resolve("slow.read")));

        // When
        test("first", "");

        // Then
        await().until(() -> Files.exists(clone.resolve("first.maven")));
        await().until(() -> Files.readString(clone.resolve("second.said")).contains("waiting for another build")
                || Files.exists(clone.resolve("second.maven")));
        assertThat(clone.resolve("second.maven")).doesNotExist();

        // And it has its turn.
        Files.createFile(clone.resolve("leave"));
        assertThat(slow.waitFor()).isZero();
        assertThat(clone.resolve("second.maven")).exists();
        assertThat(clone.resolve("target")).isDirectoryNotContaining("glob:**harpline.building*");
    }

    @Test
    void shouldEndItsMavenAndFreeTheLockWhenItIsTerminated() throws Exception {
        // Given
        Process tests = test("only", "");
        Path pid = clone.resolve("only.maven");
        await().until(() -> Files.exists(pid) && !Files.readString(pid).isEmpty());
        ProcessHandle maven =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();

        // When
        tests.destroy();

        // Then
        assertThat(tests.waitFor(10, SECONDS)).isTrue();
        assertThat(tests.exitValue()).isNotZero();
        assertThat(maven.isAlive()).isFalse();
        assertThat(clone.resolve("target/harpline.building")).doesNotExist();
    }

    /// @param path what precedes the PATH
    private Process test(String name, String path) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(clone.resolve("harpline").toString(), "test")
                .directory(clone.toFile())
                .redirectErrorStream(true)
                .redirectOutput(clone.resolve(name + ".said").toFile());
        Map<String, String> environment = builder.environment();
        environment.put("NAME", name);
        environment.put("JAVA_HOME", clone.resolve("jdk").toString());
        environment.put("PATH", path + clone.resolve("bin") + ":" + System.getenv("PATH"));
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private void program(String name, String lines) throws IOException {
        Path file = clone.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + lines + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
