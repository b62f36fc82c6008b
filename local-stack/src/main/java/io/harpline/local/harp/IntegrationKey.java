package io.harpline.local.harp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The key that an integration URL carries. It is a secret: whoever has it can make alerts.
final class IntegrationKey {

    private static final String PARAMETER = "integration_key=";

    private final UUID key;

    private IntegrationKey(UUID key) {
        this.key = key;
    }

    /// The directory's key, made on the first call; its file is its owner's alone.
    static IntegrationKey in(Path directory) {
        Path file = directory.resolve("integration-key");
        try {
            Files.createDirectories(directory);
            if (Files.notExists(file)) {
                make(file);
            }
            return new IntegrationKey(UUID.fromString(Files.readString(file).strip()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read or make the integration key " + file, unreadable);
        } catch (IllegalArgumentException notAKey) {
            // Without its cause, which would quote the file.
            throw new IllegalStateException(file + " holds no integration key; delete it to have a new one made");
        }
    }

    /// Linked into place when whole, so that of two makers one wins and nobody reads half a key.
    private static void make(Path file) throws IOException {
        Path draft = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "integration-key",
                ".draft",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(draft, UUID.randomUUID() + "\n");
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException another) {
            // Its key is as good.
        } finally {
            Files.delete(draft);
        }
    }

    /// The query of an integration URL.
    String query() {
        return PARAMETER + key;
    }

    /// Whether a request's raw query carries this key.
    boolean isIn(@Nullable String rawQuery) {
        return rawQuery != null
                && Arrays.stream(rawQuery.split("&"))
                        .filter(parameter -> parameter.startsWith(PARAMETER))
                        .map(parameter -> parameter.substring(PARAMETER.length()))
                        .anyMatch(value ->
                                URLDecoder.decode(value, StandardCharsets.UTF_8).equals(key.toString()));
    }

    @Override
    public String toString() {
        return "IntegrationKey[redacted]";
    }
}
