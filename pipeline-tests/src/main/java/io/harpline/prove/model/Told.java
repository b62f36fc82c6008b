package io.harpline.prove.model;

import org.jspecify.annotations.Nullable;

/// What an archived body tells.
public sealed interface Told permits Fact, Faulty {

    /// `tenantId/alertId`, where the ids can be read.
    @Nullable
    String alert();

    /// Where the ids can be read.
    @Nullable
    String notificationId();
}
