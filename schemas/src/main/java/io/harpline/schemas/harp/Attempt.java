package io.harpline.schemas.harp;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One request to Harp.
///
/// @param startedAt when it began
/// @param millis how long it took, in milliseconds
/// @param status Harp's status; absent where no answer came
/// @param error what kept the answer away or was wrong with it; never a URL or a body
public record Attempt(
        Instant startedAt,
        long millis,
        @Nullable Integer status,
        @Nullable String error) {}
