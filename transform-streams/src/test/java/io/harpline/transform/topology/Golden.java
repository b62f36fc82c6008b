package io.harpline.transform.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that hold what must not change unnoticed. The build writes what it found instead to `target/golden/`;
/// who means the change copies that over `src/test/resources/`.
final class Golden {

    private Golden() {}

    static void assertSame(String name, String actual) {
        try (InputStream file = Golden.class.getResourceAsStream("/" + name)) {
            String expected = file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
            if (!expected.equals(actual)) {
                Path found = Path.of("target", "golden", name);
                Files.createDirectories(found.toAbsolutePath().getParent());
                Files.writeString(found, actual);
            }
            assertThat(actual)
                    .as("%s; a change that is meant: copy target/golden/%s", name, name)
                    .isEqualTo(expected);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
