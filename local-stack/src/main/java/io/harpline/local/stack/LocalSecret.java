package io.harpline.local.stack;

import io.harpline.local.ExpectedFailure;
import io.harpline.schemas.settings.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Gardin's secret where there is no Gardin: made once per data directory.
public final class LocalSecret {

    private static final int BYTES = 32;

    private LocalSecret() {}

    /// Makes the file, readable by its owner alone, unless it is there.
    public static void ensure(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
        } catch (IOException failed) {
            throw new ExpectedFailure("cannot make the secret " + file + ": " + failed.getMessage());
        }
    }

    /// The secret, without one newline at its end.
    public static String read(Path file) {
        try {
            String secret = SecretFile.read(file);
            if (secret.isEmpty()) {
                throw new ExpectedFailure("the secret " + file + " is empty; delete it to have one made");
            }
            return secret;
        } catch (IOException failed) {
            throw new ExpectedFailure("no secret: set GARDIN_SECRET, or start the stack, which makes " + file);
        }
    }

    /// Whole or not at all: written beside, then moved.
    private static void make(Path file) throws IOException {
        Path directory = Files.createDirectories(file.resolveSibling("."));
        Path beside = Files.createTempFile(
                directory.normalize(),
                ".new-",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        Files.writeString(beside, HexFormat.of().formatHex(secret));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
