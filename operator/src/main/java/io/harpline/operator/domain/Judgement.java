package io.harpline.operator.domain;

import io.harpline.schemas.signature.KeyName;
import java.time.Instant;

/// What is to become of a request that was kept apart.
public sealed interface Judgement {

    /// It is genuine, and belongs into the archive.
    ///
    /// @param key the one that has signed it
    /// @param recordKey under which ingest would have archived it
    /// @param receivedAt the first time
    record Genuine(KeyName key, String recordKey, String ingestId, Instant receivedAt) implements Judgement {}

    /// It is not to be moved.
    record Stays(Standing why) implements Judgement {}
}
