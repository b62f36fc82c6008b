package io.harpline.sink.domain;

/// Where an event goes.
public sealed interface Routed {

    /// To this integration.
    ///
    /// @param integration its name
    /// @param alert what is posted there
    record To(String integration, HarpAlert alert) implements Routed {}

    /// To none.
    ///
    /// @param why for the receipt, e.g. `no route` or `below the lowest severity of its route`
    record Nowhere(String why) implements Routed {}
}
