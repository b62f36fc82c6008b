package io.harpline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class HarplineScriptTest {

    private static final Path SCRIPT = Path.of(System.getProperty("harpline.home"), "harpline");

    @TempDir
    Path directory;

    @Test
    void shouldListItsCommandsByDefault() throws Exception {
        Ran ran = run(SCRIPT, Map.of());

        assertThat(ran.status()).isZero();
        assertThat(ran.output())
                .contains(
                        "up [--detach]",
                        "down",
                        "status",
                        "send",
                        "demo",
                        "harp [--ok",
                        "example print-alerts",
                        "example open-alerts",
                        "gaps",
                        "alerts [--open]",
                        "reprocess --as NAME",
                        "bench ingest",
                        "prove",
                        "test",
                        "build",
                        "format",
                        "help");
    }

    @Test
    void shouldRefuseAnUnknownCommandInOneLine() throws Exception {
        Ran ran = run(SCRIPT, Map.of(), "fly");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.output())
                .isEqualToIgnoringNewLines("harpline: no such command: fly; ./harpline help lists them");
    }

    @Test
    void shouldNameTheExamplesToWhoAsksForAnother() throws Exception {
        Ran ran = run(SCRIPT, Map.of(), "example", "fly");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.output())
                .isEqualToIgnoringNewLines("harpline: no such example: fly; there are print-alerts and open-alerts");
    }

    @Test
    void shouldRunThroughALinkAndPastAWrongJavaHome() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("h"), SCRIPT);
        Path wrong = jdk("wrong", "17.0.9");

        Ran ran = run(link, Map.of("JAVA_HOME", wrong.toString()), "status", "--json", "--data", "none");
        Files.delete(link);

        assertThat(ran.output()).isEqualToIgnoringNewLines("[]");
        assertThat(ran.status()).isEqualTo(1);
    }

    @Test
    void shouldPreferTheJdk25OfJavaHome() throws Exception {
        Path chosen = jdk("chosen", "25.0.1");

        Ran ran = run(SCRIPT, Map.of("JAVA_HOME", chosen.toString()), "status");

        assertThat(ran.output()).startsWith("chosen was called with -XX");
    }

    /// A JDK as far as the script looks, whose `java` says that it was called.
    private Path jdk(String name, String version) throws IOException {
        Path jdk = directory.resolve(name);
        Path bin = Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        for (String tool : List.of("java", "javac")) {
            Path file = Files.writeString(bin.resolve(tool), "#!/bin/sh\necho " + name + " was called with $*\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        return jdk;
    }

    private record Ran(int status, String output) {}

    private Ran run(Path script, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = Stream.concat(Stream.of(script.toString()), Stream.of(arguments))
                .toList();
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("HARPLINE_BUILDING", "yes");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), output);
    }
}
