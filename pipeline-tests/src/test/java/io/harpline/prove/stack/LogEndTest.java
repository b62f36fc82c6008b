package io.harpline.prove.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogEndTest {

    @TempDir
    private Path directory;

    @Test
    void shouldShowTheLastLinesOfALongLogAndAllOfAShortOne() throws Exception {
        Path longOne = Files.writeString(directory.resolve("long"), "words\n".repeat(100_000) + "one\ntwo\n");
        Path shortOne = Files.writeString(directory.resolve("short"), "one\n");

        assertThat(LogEnd.of(longOne, 2)).isEqualTo("one\ntwo");
        assertThat(LogEnd.of(shortOne, 2)).isEqualTo("one");
        assertThat(LogEnd.of(directory.resolve("none"), 2)).contains("none");
    }
}
