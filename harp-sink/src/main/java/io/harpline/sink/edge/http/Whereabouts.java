package io.harpline.sink.edge.http;

import java.net.InetAddress;

/// Where a host is to be reached.
sealed interface Whereabouts {

    /// At this address, and nowhere else.
    record At(InetAddress address) implements Whereabouts {}

    /// One of its addresses is not to be posted to.
    record Refused() implements Whereabouts {}

    /// Its name has no address, or none was told in time.
    record Unknown() implements Whereabouts {}
}
