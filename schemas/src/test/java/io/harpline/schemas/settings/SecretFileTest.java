package io.harpline.schemas.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretFileTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"'secret', 'secret'", "'secret\n', 'secret'", "'secret\n\n', 'secret\n'", "' secret ', ' secret '"})
    void shouldStripOneNewlineAndNothingElse(String content, String secret) throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), content);

        assertThat(SecretFile.read(file)).isEqualTo(secret);
    }

    @Test
    void shouldNameTheFileThatIsNotThere() {
        Path file = directory.resolve("nowhere");

        assertThatThrownBy(() -> SecretFile.read(file)).hasMessage("the file " + file + " cannot be read");
    }
}
