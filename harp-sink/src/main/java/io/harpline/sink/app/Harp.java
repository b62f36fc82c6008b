package io.harpline.sink.app;

import io.harpline.sink.domain.HarpAnswer;
import java.util.concurrent.CompletionStage;

/// The destination.
public interface Harp {

    /// Posts a body. Never blocks, never fails, and is done within a bounded time: what goes wrong is an answer too.
    CompletionStage<HarpAnswer> post(byte[] body);
}
