package io.harpline.schemas.contract;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.operation.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// A golden example: the file `SCHEMA.VARIANT.json`.
record Golden(String schema, Path file) {

    /// The record that each schema describes.
    static final Map<String, Class<? extends Record>> RECORDS = Map.of(
            "alert-event", AlertEvent.class,
            "alert-state", AlertState.class,
            "notification-outcome", NotificationOutcome.class,
            "receipt", Receipt.class,
            "delivered-version", DeliveredVersion.class,
            "operation", Operation.class);

    static List<Golden> all() {
        return in("/golden");
    }

    /// Those of another folder of resources.
    static List<Golden> in(String folder) {
        try (Stream<Path> files = Files.list(
                Path.of(Objects.requireNonNull(Golden.class.getResource(folder)).toURI()))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> new Golden(schema(file), file))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String schema(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.indexOf('.'));
    }

    Class<? extends Record> record() {
        return Objects.requireNonNull(RECORDS.get(schema));
    }

    byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
