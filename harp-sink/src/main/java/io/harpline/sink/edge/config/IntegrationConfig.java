package io.harpline.sink.edge.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/// A Harp integration beside the default one.
public interface IntegrationConfig {

    /// Its URL with its key. A secret.
    Optional<String> url();

    /// A file that holds the URL instead. Where it is set, it is the one that counts.
    Optional<Path> urlFile();

    /// Harp's number of the environment that its alerts belong to.
    OptionalInt environmentId();

    /// Harp's number of their scenario.
    OptionalInt scenarioId();
}
