package io.harpline.schemas.topic;

/// The names of Harpline's record headers; every value is UTF-8 text.
public final class HeaderNames {

    // gardin.notifications.v1, gardin.unverified.v1
    /// When ingest had read the request: RFC 3339 UTC, milliseconds; also the record's timestamp.
    public static final String RECEIVED_AT = "received-at";
    /// The path segment behind /webhooks/.
    public static final String SOURCE = "source";
    /// The Gardin-Signature header, as sent.
    public static final String SIGNATURE = "signature";
    /// The name of the key that verified it.
    public static final String KEY_ID = "key-id";
    /// A ULID, unique per request.
    public static final String INGEST_ID = "ingest-id";
    public static final String CONTENT_TYPE = "content-type";
    /// W3C Trace Context, brought by the request or begun at its arrival.
    public static final String TRACEPARENT = "traceparent";

    // where a record came from
    public static final String ORIGIN_TOPIC = "origin-topic";
    public static final String ORIGIN_PARTITION = "origin-partition";
    public static final String ORIGIN_OFFSET = "origin-offset";

    // gardin.unverified.v1, alerts.quarantine.v1, harp.dead-letters.v1
    public static final String REASON = "reason";
    /// The JSON field at fault, where it is one.
    public static final String FIELD = "field";

    // harp.dead-letters.v1, and harp.replay.v1 with those of the dead letter that is sent again
    /// Harp's last status, where there was an answer.
    public static final String LAST_STATUS = "last-status";
    /// The beginning of Harp's last answer, or what kept it from answering.
    public static final String EXCERPT = "excerpt";
    /// The number of attempts, decimal.
    public static final String ATTEMPTS = "attempts";
    public static final String FIRST_ATTEMPT = "first-attempt";
    public static final String LAST_ATTEMPT = "last-attempt";
    /// How often it was sent again by request, decimal.
    public static final String REDRIVE_COUNT = "redrive-count";

    // harp.replay.v1, and harp.dead-letters.v1 where it failed again
    /// The id of the operation that sent it again.
    public static final String REPLAY_ID = "replay-id";
    /// Who asked for that.
    public static final String REQUESTED_BY = "requested-by";
    /// What is to be done with it: see [io.harpline.schemas.harp.Replay.Mode].
    public static final String MODE = "mode";

    private HeaderNames() {}
}
