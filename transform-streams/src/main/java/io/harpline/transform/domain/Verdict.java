package io.harpline.transform.domain;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.topic.Origin;

/// What a notification did to its alert.
public sealed interface Verdict {

    /// Something visible rose.
    record Applied(AlertEvent event) implements Verdict {}

    /// Its facts were joined; nothing visible rose.
    record Absorbed() implements Verdict {}

    /// The same notification was seen before, with the same bytes.
    ///
    /// @param first the archived record that brought it first
    record Duplicate(Origin first) implements Verdict {}

    /// Its notificationId was seen before, with other bytes: one of the two is wrong, and the first one stands.
    ///
    /// @param first the archived record that brought the other bytes
    record Conflicting(Origin first) implements Verdict {}

    /// The alert is not known, and may have been closed and forgotten: nobody can tell any more.
    record TooLate() implements Verdict {}
}
