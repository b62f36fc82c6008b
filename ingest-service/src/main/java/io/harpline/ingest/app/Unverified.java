package io.harpline.ingest.app;

/// Where requests stay whose genuineness was not shown: once the right key is there, what verifies can still be told
/// from what was forged.
public interface Unverified {

    /// Keeps it if that is possible within the budget of its source. Never blocks, never fails, answers nothing.
    void keep(UnverifiedRequest request);
}
