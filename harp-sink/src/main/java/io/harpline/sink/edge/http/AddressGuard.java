package io.harpline.sink.edge.http;

import java.util.concurrent.CompletableFuture;

/// Says whether a host may be posted to.
@FunctionalInterface
public interface AddressGuard {

    /// Lets every host pass, without looking its name up.
    AddressGuard NONE = host -> CompletableFuture.completedFuture(Standing.FREE);

    /// How a host stands. Never blocks, never fails, and is done within a bounded time.
    CompletableFuture<Standing> standing(String host);

    /// What a host is.
    enum Standing {
        FREE,
        /// One of its addresses is not to be posted to.
        LOCAL,
        /// Its name has no address, or none was told in time.
        UNKNOWN
    }
}
