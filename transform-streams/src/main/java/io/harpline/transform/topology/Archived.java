package io.harpline.transform.topology;

import io.harpline.schemas.gardin.Notification;
import io.harpline.schemas.gardin.NotificationIds;
import io.harpline.schemas.gardin.NotificationReader;
import io.harpline.schemas.gardin.QuarantineReason;
import io.harpline.schemas.gardin.Reading;
import io.harpline.schemas.gardin.Reading.Read;
import io.harpline.schemas.gardin.Reading.Unreadable;
import io.harpline.schemas.topic.Origin;
import io.harpline.transform.domain.Arrival;
import io.harpline.transform.domain.Fingerprint;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/// One record of the archive. Ingest writes only sound ones; here nothing of it is taken for granted.
///
/// @param record key, value and headers may be anything, also absent
/// @param streamTime the latest timestamp in its partition, up to this record
record Archived(Record<byte[], byte[]> record, Origin origin, ReceivedAt received, Instant streamTime) {

    private static final byte[] NOTHING = {};

    /// Ingest takes no longer one. What an event repeats of a longer one might not fit into Kafka's largest record.
    private static final int LONGEST_BODY = 64 << 10;

    static Archived of(Record<byte[], byte[]> record, Origin origin, Instant streamTime) {
        return new Archived(record, origin, ReceivedAt.of(record), streamTime);
    }

    /// The notification as it can be applied to the alert of the record's key, or why it cannot.
    Reading<Arrival> reading() {
        if (body().length > LONGEST_BODY) {
            return new Unreadable<>(QuarantineReason.UNREADABLE, null, "the body must have 64 KiB at most");
        }
        return switch (NotificationReader.notification(body())) {
            case Unreadable<Notification>(var reason, var field, var why) -> new Unreadable<>(reason, field, why);
            case Read<Notification>(var seen)
            when !isUnder(seen.ids()) ->
                new Unreadable<>(
                        QuarantineReason.KEY_MISMATCH,
                        null,
                        "the record's key must be tenantId/alertId as the body names them");
            case Read<Notification>(var seen) -> new Read<>(arrival(seen));
        };
    }

    /// The ids, where the body has them, even if the rest of it cannot be read.
    Optional<NotificationIds> ids() {
        return body().length <= LONGEST_BODY && NotificationReader.ids(body()) instanceof Read<NotificationIds>(var ids)
                ? Optional.of(ids)
                : Optional.empty();
    }

    /// A record to be written because of this one.
    Record<byte[], byte[]> leadsTo(byte[] value, Headers headers) {
        return new Record<>(record.key(), value, record.timestamp(), headers);
    }

    /// The end of what was said of another alert, because this record has moved the time on.
    Record<byte[], byte[]> tombstone(byte[] key) {
        return new Record<>(key, null, record.timestamp(), new RecordHeaders());
    }

    private Arrival arrival(Notification seen) {
        return new Arrival(
                seen,
                Fingerprint.of(body()),
                received.at(),
                Instant.ofEpochMilli(record.timestamp()),
                streamTime,
                origin);
    }

    private boolean isUnder(NotificationIds ids) {
        return Arrays.equals(record.key(), ids.key().bytes());
    }

    private byte[] body() {
        byte[] value = record.value();
        return value == null ? NOTHING : value;
    }
}
