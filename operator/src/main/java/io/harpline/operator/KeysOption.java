package io.harpline.operator;

import io.harpline.operator.domain.KnownKeys;
import io.harpline.operator.verify.KeysDirectory;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the keys are, said as to ingest-service.
final class KeysOption {

    private static final String DIRECTORY = "HARPLINE_INGEST_KEYS_DIRECTORY";
    private static final String OF_THE_LAPTOP = ".harpline/keys";

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description = {
                "the keys, a secret in each file DIR/<source>/<key-id> (default: " + DIRECTORY + ", or " + OF_THE_LAPTOP
                        + ")",
                "A file DIR/<source>/<key-id>.valid says when its key was good: FROM/TO, as"
                        + " 2026-01-01T00:00:00Z/2026-07-01T00:00:00Z, with .. for an end that is open. A key without"
                        + " one was always good."
            })
    private @Nullable Path directory;

    /// @throws ExpectedFailure if they cannot be read
    KnownKeys read() {
        return KeysDirectory.read(
                directory != null ? directory : Path.of(System.getenv().getOrDefault(DIRECTORY, OF_THE_LAPTOP)));
    }
}
