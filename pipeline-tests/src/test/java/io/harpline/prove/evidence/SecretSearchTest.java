package io.harpline.prove.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSearchTest {

    private static final String SECRET = "It's a Secret to Everybody";
    private static final int SECRET_LENGTH = 26;
    private static final int CHUNK = 1 << 20;

    private final SecretSearch search = new SecretSearch(Map.of("gardin", SECRET.getBytes(UTF_8)));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - SECRET_LENGTH - 1, CHUNK - 13, CHUNK - 1, CHUNK, 2 * CHUNK + 17})
    void shouldFindASecretAcrossTheEndsOfChunks(int before) throws IOException {
        Path file = Files.writeString(directory.resolve("log"), "I".repeat(before) + SECRET + "\n".repeat(99));

        assertThat(search.in(file)).isEqualTo("gardin");
    }

    @Test
    void shouldFindNothingWhereThereIsOnlyThePartOfOne() throws IOException {
        Path file = Files.writeString(
                directory.resolve("log"), SECRET.substring(1).repeat(50_000) + SECRET.substring(0, SECRET_LENGTH - 1));

        assertThat(search.in(file)).isNull();
    }
}
