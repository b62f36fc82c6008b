package io.harpline;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.prove.ProveMain;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Five minutes under fire, as a user would have them. Longer by hand: `./harpline prove --minutes 60`.
///
/// Its package has it begin first, since it takes longer than any other.
class ProveTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"1, 1, 2", "2, 3, 3"})
    void shouldKeepEveryPromiseWhateverGoesWrong(long seed, int brokers, int minutes) throws Exception {
        Path out = directory.resolve("run");

        int exit = prove(
                "--seed", Long.toString(seed),
                "--brokers", Integer.toString(brokers),
                "--minutes", Integer.toString(minutes),
                "--rate", "40",
                "--out", out.toString());

        assertThat(exit).as(said()).isZero();
        assertThat(out.resolve("report.md")).content().contains("every promise was kept");
        assertThat(out.resolve("report.json")).isNotEmptyFile();
        assertThat(out.resolve("timeline.svg")).isNotEmptyFile();
    }

    @Test
    void shouldSayWhatIsWrongWithAnOptionAndWhatWouldBeRight() throws Exception {
        Path used = Files.writeString(directory.resolve("used"), "something");

        assertThat(prove("--faults", "flood")).isEqualTo(2);
        assertThat(said()).contains("--faults", "'flood'", "freeze");
        assertThat(prove("--brokers", "2")).isEqualTo(2);
        assertThat(said()).contains("--brokers must be 1 or 3");
        assertThat(prove("--faults", "partition")).isEqualTo(2);
        assertThat(said()).contains("--brokers 3");
        assertThat(prove("--out", directory.toString())).isEqualTo(2);
        assertThat(said()).contains("is not empty", "--out");
        assertThat(used).content().isEqualTo("something");
    }

    private int prove(String... arguments) throws IOException, InterruptedException {
        Path module = Path.of(System.getProperty("harpline.home"), "pipeline-tests", "target");
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dharpline.home=" + System.getProperty("harpline.home"),
                "-cp",
                module.resolve("classes") + ":" + module.resolve("lib") + "/*",
                ProveMain.class.getName()));
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(directory.resolve("said.txt").toFile()))
                .start()
                .waitFor();
    }

    private String said() throws IOException {
        return Files.readString(directory.resolve("said.txt"));
    }
}
