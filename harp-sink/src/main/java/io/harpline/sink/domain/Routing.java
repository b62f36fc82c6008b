package io.harpline.sink.domain;

import io.harpline.schemas.alert.AlertEvent;

/// Decides where an event goes. Pure: the same event always goes to the same integration, as the same bytes.
@FunctionalInterface
public interface Routing {

    /// Where it goes, and as what.
    Routed route(AlertEvent event);
}
