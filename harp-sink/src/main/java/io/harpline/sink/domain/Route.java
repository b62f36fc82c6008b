package io.harpline.sink.domain;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.Severity;
import org.jspecify.annotations.Nullable;

/// Which alerts go to one integration, or to none. It asks only for what never changes of an alert, so that all events
/// of it take the same route.
///
/// @param tenant whose alerts; absent: anybody's
/// @param type of which type; absent: of any
/// @param lowest from which severity on an alert is sent. As an alert's severity never falls, whatever was sent is
/// closed there too
/// @param integration where they go; absent: nowhere
public record Route(
        @Nullable String tenant,
        @Nullable AlertType type,
        Severity lowest,
        @Nullable Integration integration) {

    boolean takes(AlertEvent event) {
        return (tenant == null || tenant.equals(event.tenantId()))
                && (type == null || type == event.state().alertType());
    }

    /// Whether it takes all that another one would.
    public boolean covers(Route other) {
        return (tenant == null || tenant.equals(other.tenant)) && (type == null || type == other.type);
    }
}
