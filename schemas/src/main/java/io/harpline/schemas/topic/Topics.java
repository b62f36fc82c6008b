package io.harpline.schemas.topic;

import io.harpline.schemas.topic.TopicDeclaration.Cleanup;
import java.time.Duration;
import java.util.List;

/// Every topic of Harpline, declared here and nowhere else.
public final class Topics {

    private static final Duration YEAR = Duration.ofDays(365);

    /// The archive: request bodies byte for byte, as Gardin sent them. Key: alert key, or `-/<ingest-id>`.
    public static final TopicDeclaration NOTIFICATIONS =
            new TopicDeclaration("gardin.notifications.v1", Cleanup.DELETE, YEAR, true);

    /// What became of each notification: [io.harpline.schemas.gardin.NotificationOutcome]. Key: that of the
    /// notification.
    public static final TopicDeclaration OUTCOMES = kept("gardin.outcomes.v1");

    /// The public contract: [io.harpline.schemas.alert.AlertEvent] with CloudEvents 1.0 headers. Key: alert key.
    public static final TopicDeclaration EVENTS = kept("alerts.events.v1");

    /// The newest [io.harpline.schemas.alert.AlertState] of each alert. Key: alert key.
    public static final TopicDeclaration STATE = new TopicDeclaration("alerts.state.v1", Cleanup.COMPACT, YEAR, false);

    /// Exact bytes of what could not be applied; headers say why. Key: that of the notification.
    public static final TopicDeclaration QUARANTINE = kept("alerts.quarantine.v1");

    /// One [io.harpline.schemas.harp.Receipt] per finished delivery. Key: alert key.
    public static final TopicDeclaration RECEIPTS = kept("harp.receipts.v1");

    /// The newest version that Harp acknowledged: [io.harpline.schemas.harp.DeliveredVersion]. Key: alert key.
    public static final TopicDeclaration DELIVERED =
            new TopicDeclaration("harp.delivered.v1", Cleanup.COMPACT_AND_DELETE, YEAR, false);

    /// AlertEvents that Harp did not take; headers say why. Key: alert key.
    public static final TopicDeclaration DEAD_LETTERS = kept("harp.dead-letters.v1");

    public static final List<TopicDeclaration> ALL =
            List.of(NOTIFICATIONS, OUTCOMES, EVENTS, STATE, QUARANTINE, RECEIPTS, DELIVERED, DEAD_LETTERS);

    private Topics() {}

    private static TopicDeclaration kept(String name) {
        return new TopicDeclaration(name, Cleanup.DELETE, YEAR, false);
    }
}
