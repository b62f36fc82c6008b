package io.harpline.operator.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What looking into one alert has shown.
///
/// @param notificationId the one that was asked for, where it was not the alert itself
/// @param since nothing that was received before was looked at, as it would be older than the alert's id
/// @param doubts what does not agree; none where all does
public record Audit(AlertStory story, Optional<String> notificationId, Optional<Instant> since, List<Doubt> doubts) {

    public Audit {
        doubts = List.copyOf(doubts);
    }

    public boolean agrees() {
        return doubts.isEmpty();
    }
}
