package io.harpline.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class LogFileTest {

    @TempDir
    Path directory;

    @Test
    void shouldKeepOneOlderGenerationOnceItIsFull() {
        LogFile log = new LogFile(directory.resolve("x.log"), 10);

        for (String line : new String[] {"first of all", "second", "third", "fourth"}) {
            log.write(line);
        }

        assertThat(directory.resolve("x.log")).hasContent("fourth");
        assertThat(directory.resolve("x.log.1")).hasContent("second\nthird");
    }

    @Test
    void shouldDropALineThatCannotBeWritten() {
        LogFile log = new LogFile(directory.resolve("missing").resolve("x.log"), 10);

        assertThatCode(() -> log.write("a line")).doesNotThrowAnyException();
    }
}
