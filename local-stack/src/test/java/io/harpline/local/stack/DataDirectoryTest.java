package io.harpline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harpline.local.ExpectedFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class DataDirectoryTest {

    @TempDir
    Path parent;

    @Test
    void shouldBeFoundAgainOnceItWasClaimed() {
        Path given = parent.resolve("a").resolve("data");
        assertThat(DataDirectory.existing(given)).isEmpty();

        DataDirectory claimed = DataDirectory.claim(given);

        assertThat(DataDirectory.existing(given)).contains(claimed);
        assertThat(DataDirectory.claim(given)).isEqualTo(claimed);
    }

    @Test
    void shouldBeTheSameThroughASymbolicLink() throws IOException {
        DataDirectory claimed = DataDirectory.claim(parent.resolve("data"));
        Path link = Files.createSymbolicLink(parent.resolve("link"), claimed.root());

        assertThat(DataDirectory.claim(link)).isEqualTo(claimed);
    }

    @Test
    void shouldRefuseADirectoryThatHoldsSomethingElse() throws IOException {
        Files.writeString(parent.resolve("thesis.txt"), "precious");

        assertThatThrownBy(() -> DataDirectory.claim(parent))
                .isInstanceOf(ExpectedFailure.class)
                .hasMessageContaining("is not empty and not a data directory of Harpline");
        assertThat(parent.resolve("thesis.txt")).hasContent("precious");
    }

    @Test
    void shouldRefuseAColonInItsPath() {
        assertThatThrownBy(() -> DataDirectory.claim(parent.resolve("a:b")))
                .isInstanceOf(ExpectedFailure.class)
                .hasMessageContaining("has a ':' in its path");
        assertThat(parent.resolve("a:b")).doesNotExist();
    }

    @Test
    void shouldSayInOneLineThatItCannotBeMade() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");

        assertThatThrownBy(() -> DataDirectory.claim(file.resolve("data")))
                .isInstanceOf(ExpectedFailure.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void shouldEmptyItselfWithoutFollowingLinks() throws IOException {
        Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("precious"), "");
        DataDirectory data = DataDirectory.claim(parent.resolve("data"));
        Files.createDirectories(data.kafka().resolve("log"));
        Files.writeString(data.kafka().resolve("log").resolve("x"), "");
        Files.createSymbolicLink(data.root().resolve("link"), elsewhere);

        data.empty();

        assertThat(data.root()).isDirectoryNotContaining(path -> !path.equals(data.marker()));
        assertThat(elsewhere.resolve("precious")).exists();
    }

    @Test
    void shouldMakeItsSecretOnceForTheOwnerAlone() throws IOException {
        Path secret = DataDirectory.claim(parent.resolve("data")).secret();

        LocalSecret.ensure(secret);
        String made = LocalSecret.read(secret);
        LocalSecret.ensure(secret);

        assertThat(made).matches("[0-9a-f]{64}").isEqualTo(LocalSecret.read(secret));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        assertThat(secret.resolveSibling(".")).isDirectoryNotContaining(path -> !path.endsWith("local"));
    }

    @Test
    void shouldStripOneNewlineOfAGivenSecret() throws IOException {
        Path secret = Files.writeString(parent.resolve("secret"), "It's a Secret to Everybody\n");

        assertThat(LocalSecret.read(secret)).isEqualTo("It's a Secret to Everybody");
    }
}
