package io.harpline.schemas.topic;

import io.harpline.schemas.topic.TopicDeclaration.Cleanup;
import java.time.Duration;
import java.util.List;

/// Every topic of Harpline, declared here and nowhere else.
public final class Topics {

    private static final Duration YEAR = Duration.ofDays(365);

    /// How large a record of [#OUTCOMES] and [#QUARANTINE] may be: the key of whatever fits into the archive must fit
    /// there, and its body and headers too, with more of ours.
    public static final int LARGEST_OUTPUT = 2 << 20;

    /// The archive: request bodies byte for byte, as Gardin sent them. Key: alert key, or `-/<ingest-id>`.
    public static final TopicDeclaration NOTIFICATIONS =
            new TopicDeclaration("gardin.notifications.v1", Cleanup.DELETE, YEAR, TopicDeclaration.ANY_BYTES, true);

    /// Request bodies, byte for byte, whose genuineness was not shown; headers say why. Key: the source.
    ///
    /// Time alone is to evict. Each instance of ingest-service may write 256 MiB a day of a source for each of the
    /// three reasons; the bytes allow for seven days of four such in one partition.
    public static final TopicDeclaration UNVERIFIED = new TopicDeclaration(
            "gardin.unverified.v1", Cleanup.DELETE, Duration.ofDays(7), 7L * 3 * 4 * (256L << 20), false);

    /// What became of each notification: [io.harpline.schemas.gardin.NotificationOutcome]. Key: that of the
    /// notification.
    public static final TopicDeclaration OUTCOMES = ofAnyArchived("gardin.outcomes.v1");

    /// The public contract: [io.harpline.schemas.alert.AlertEvent] with CloudEvents 1.0 headers. Key: alert key.
    public static final TopicDeclaration EVENTS = kept("alerts.events.v1");

    /// The newest [io.harpline.schemas.alert.AlertState] of each alert. Key: alert key.
    public static final TopicDeclaration STATE =
            new TopicDeclaration("alerts.state.v1", Cleanup.COMPACT, YEAR, TopicDeclaration.ANY_BYTES, false);

    /// Exact bytes of what could not be applied; headers say why. Key: that of the notification.
    public static final TopicDeclaration QUARANTINE = ofAnyArchived("alerts.quarantine.v1");

    /// One [io.harpline.schemas.harp.Receipt] per finished delivery. Key: alert key.
    public static final TopicDeclaration RECEIPTS = kept("harp.receipts.v1");

    /// The newest version that Harp acknowledged: [io.harpline.schemas.harp.DeliveredVersion]. Key: alert key.
    public static final TopicDeclaration DELIVERED = new TopicDeclaration(
            "harp.delivered.v1", Cleanup.COMPACT_AND_DELETE, YEAR, TopicDeclaration.ANY_BYTES, false);

    /// AlertEvents that Harp did not take; headers say why. Key: alert key.
    public static final TopicDeclaration DEAD_LETTERS = kept("harp.dead-letters.v1");

    /// AlertEvents that are sent again on request, each in the partition of the number that it has in [#EVENTS];
    /// headers
    /// say on whose. Key: alert key.
    public static final TopicDeclaration REPLAY = new TopicDeclaration(
            "harp.replay.v1", Cleanup.DELETE, Duration.ofDays(7), TopicDeclaration.ANY_BYTES, false);

    /// What operators had done: [io.harpline.schemas.operation.Operation], when it began and when it ended. Key:
    /// operation id.
    public static final TopicDeclaration OPERATIONS = kept("harpline.operations.v1");

    public static final List<TopicDeclaration> ALL = List.of(
            NOTIFICATIONS,
            UNVERIFIED,
            OUTCOMES,
            EVENTS,
            STATE,
            QUARANTINE,
            RECEIPTS,
            DELIVERED,
            DEAD_LETTERS,
            REPLAY,
            OPERATIONS);

    private Topics() {}

    private static TopicDeclaration ofAnyArchived(String name) {
        return new TopicDeclaration(name, Cleanup.DELETE, YEAR, TopicDeclaration.ANY_BYTES, LARGEST_OUTPUT, false);
    }

    private static TopicDeclaration kept(String name) {
        return new TopicDeclaration(name, Cleanup.DELETE, YEAR, TopicDeclaration.ANY_BYTES, false);
    }
}
