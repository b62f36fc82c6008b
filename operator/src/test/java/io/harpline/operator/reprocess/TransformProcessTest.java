package io.harpline.operator.reprocess;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.SecondApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class TransformProcessTest {

    @TempDir
    Path directory;

    @Test
    void shouldNotStartBesideOneThatAKilledCommandHasLeftBehind() throws IOException {
        Path jar = directory.resolve("transform-streams/target/quarkus-app/quarkus-run.jar");
        Files.createDirectories(jar.getParent());
        Files.createFile(jar);
        long left = ProcessHandle.current().pid(); // a Java process that runs
        Files.writeString(directory.resolve("transform.pid"), Long.toString(left));

        assertThatThrownBy(() -> TransformProcess.start(
                        directory, new SecondApplication("v2", "harpline-transform"), Map.of(), directory))
                .isInstanceOf(ExpectedFailure.class)
                .hasMessageContaining("as process " + left);
    }
}
