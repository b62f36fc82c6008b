package io.harpline.local.supervisor;

import com.fasterxml.jackson.core.JacksonException;
import io.harpline.schemas.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the supervisor tells whoever asks for the stack, in a file that it replaces as a whole.
///
/// @param supervisor its pid
/// @param failure why the stack is not coming up, one line
/// @param components those started so far
public record StackState(
        long supervisor, Phase phase, @Nullable String failure, List<Running> components) {

    public enum Phase {
        STARTING,
        READY,
        STOPPING,
        STOPPED,
        FAILED
    }

    /// A component as the supervisor last saw it.
    ///
    /// @param pid absent between an end and the next start
    /// @param health see [Readiness]
    public record Running(String name, @Nullable Long pid, int port, String health, int restarts) {}

    public static Optional<StackState> read(Path file) {
        try {
            return Optional.of(Json.MAPPER.readValue(Files.readAllBytes(file), StackState.class));
        } catch (JacksonException notOurs) {
            return Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    void write(Path file) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, Json.bytes(this));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
