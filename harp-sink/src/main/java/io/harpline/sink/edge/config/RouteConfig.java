package io.harpline.sink.edge.config;

import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.Severity;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// Which alerts go to which integration.
public interface RouteConfig {

    /// A tenantId, or `*`.
    @WithDefault("*")
    String tenant();

    /// Any, where none is said.
    Optional<AlertType> type();

    /// The name of an integration, or `none`.
    String integration();

    /// From which severity on an alert is sent there.
    @WithDefault("LOW")
    Severity lowestSeverity();
}
