package io.harpline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harpline.local.ExpectedFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class AppCopyTest {

    @TempDir
    Path parent;

    @Test
    void shouldFollowTheBuildOnlyWhenAsked() throws IOException {
        Path home = build();
        AppCopy copy = new AppCopy(parent.resolve("app"));
        copy.refresh(home);
        Path runner = home.resolve("harp-sink/target/quarkus-app/quarkus-run.jar");

        Files.writeString(runner, "a newer one");
        assertThat(copy.service("harp-sink")).hasContent("one");

        copy.refresh(home);
        assertThat(copy.service("harp-sink")).hasContent("a newer one");
    }

    @Test
    void shouldLeaveTheCopyOfAnUnchangedBuildAlone() throws IOException {
        Path home = build();
        AppCopy copy = new AppCopy(parent.resolve("app"));
        copy.refresh(home);
        Path trace = Files.writeString(parent.resolve("app").resolve("trace"), "");

        copy.refresh(home);

        assertThat(trace).exists();
    }

    @Test
    void shouldNameWhatTheBuildLacks() {
        assertThatThrownBy(() -> new AppCopy(parent.resolve("app")).refresh(parent))
                .isInstanceOf(ExpectedFailure.class)
                .hasMessage("the build lacks local-stack/target/classes; ./harpline build");
    }

    private Path build() throws IOException {
        Path home = parent.resolve("home");
        for (String file : List.of(
                "local-stack/target/classes/x/Y.class",
                "local-stack/target/lib/z.jar",
                "ingest-service/target/quarkus-app/quarkus-run.jar",
                "transform-streams/target/quarkus-app/quarkus-run.jar",
                "harp-sink/target/quarkus-app/quarkus-run.jar")) {
            Files.createDirectories(home.resolve(file).resolve("..").normalize());
            Files.writeString(home.resolve(file), "one");
        }
        return home;
    }
}
