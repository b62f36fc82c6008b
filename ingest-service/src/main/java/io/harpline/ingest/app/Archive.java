package io.harpline.ingest.app;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Where genuine notifications are kept.
public interface Archive {

    /// Keeps it. Never blocks. The stage completes once it is kept as promised, exceptionally where that is not known.
    CompletionStage<@Nullable Void> keep(GenuineNotification notification);
}
