package io.harpline.transform.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.Topics;
import io.harpline.transform.domain.Alert.Known;
import io.harpline.transform.domain.Bookkeeping;
import io.harpline.transform.domain.Closing;
import io.harpline.transform.domain.Facts;
import io.harpline.transform.domain.Fingerprint;
import io.harpline.transform.domain.SeenId;
import io.harpline.transform.domain.SeenIds;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An alert in a few hundred bytes, in the order of [#write]: it is read and written for each notification, and what
/// all others of the same archive share is not repeated.
///
/// Numbers are big-endian, times are epoch milliseconds, texts are UTF-8 behind their length in bytes. A
/// constant stands as its place in the lists below, a set of them as one bit each: they may grow, and never change.
final class StoredAlertV2 {

    private static final int HAS_RAISED_AT = 1;
    private static final int HAS_CLOSING = 2;
    private static final int HAS_CLOSE_REASON = 4;

    private static final int MOST_FIXED_BYTES = 128;
    private static final int MOST_BYTES_OF_A_SEEN_ID = 64;
    private static final int MOST_BYTES_OF_A_CHAR = 3;

    private static final List<Severity> SEVERITIES = List.of(Severity.LOW, Severity.MEDIUM, Severity.HIGH);
    private static final List<AlertType> ALERT_TYPES = List.of(AlertType.HEALTH, AlertType.PRODUCTIVITY);
    private static final List<CloseReason> CLOSE_REASONS =
            List.of(CloseReason.RECOVERY_DETECTED, CloseReason.EXPIRED, CloseReason.REPLACED);

    private StoredAlertV2() {}

    static int mostBytes(Known alert) {
        int chars = alert.books().jobId().length();
        Closing closing = alert.facts().closing();
        if (closing != null) {
            chars += closing.notificationId().length();
        }
        List<SeenId> seen = alert.books().seen().remembered();
        for (SeenId one : seen) {
            chars += one.notificationId().length() + one.origin().topic().length();
        }
        return MOST_FIXED_BYTES + seen.size() * MOST_BYTES_OF_A_SEEN_ID + chars * MOST_BYTES_OF_A_CHAR;
    }

    static void write(Known alert, ByteBuffer to) {
        write(alert.facts(), alert.books().closedOn(), to);
        write(alert.books(), to);
    }

    private static void write(Facts facts, @Nullable Instant closedOn, ByteBuffer to) {
        Closing closing = facts.closing();
        int has = facts.raisedAt() == null ? 0 : HAS_RAISED_AT;
        if (closing != null) {
            has |= HAS_CLOSING | (closing.reason() == null ? 0 : HAS_CLOSE_REASON);
        }
        to.put((byte) has).put(code(SEVERITIES, facts.severity()));
        if (facts.raisedAt() != null) {
            write(facts.raisedAt(), to);
        }
        if (closing != null) {
            write(closing.at(), to);
            write(Objects.requireNonNull(closedOn), to);
            write(closing.notificationId(), to);
            if (closing.reason() != null) {
                to.put(code(CLOSE_REASONS, closing.reason()));
            }
        }
        write(facts.reached(), to);
        write(facts.leftBehind(), to);
        write(facts.increasedAt().keySet(), to);
        facts.increasedAt().values().forEach(at -> write(at, to));
    }

    private static void write(Bookkeeping books, ByteBuffer to) {
        to.putLong(books.version());
        write(books.jobId(), to);
        to.put(code(ALERT_TYPES, books.alertType()));
        write(books.firstReceivedAt(), to);
        write(books.lastReceivedAt(), to);
        to.putLong(books.seen().notRemembered());
        to.putInt(books.seen().remembered().size());
        for (SeenId seen : books.seen().remembered()) {
            write(seen.notificationId(), to);
            to.putLong(seen.digest().high()).putLong(seen.digest().low());
            boolean archived = seen.origin().topic().equals(Topics.NOTIFICATIONS.name());
            write(archived ? "" : seen.origin().topic(), to);
            to.putInt(seen.origin().partition()).putLong(seen.origin().offset());
        }
    }

    private static <E extends Enum<E>> byte code(List<E> constants, E constant) {
        int code = constants.indexOf(constant);
        if (code < 0) {
            throw new IllegalStateException(constant + " has no code in what is stored");
        }
        return (byte) code;
    }

    private static void write(Instant time, ByteBuffer to) {
        to.putLong(time.toEpochMilli());
    }

    private static void write(String text, ByteBuffer to) {
        byte[] bytes = text.getBytes(UTF_8);
        to.putInt(bytes.length).put(bytes);
    }

    private static void write(Set<Severity> severities, ByteBuffer to) {
        int bits = 0;
        for (Severity severity : severities) {
            bits |= 1 << code(SEVERITIES, severity);
        }
        to.put((byte) bits);
    }

    static Known read(AlertKey key, ByteBuffer from) {
        int has = from.get();
        Severity severity = SEVERITIES.get(from.get());
        Instant raisedAt = (has & HAS_RAISED_AT) == 0 ? null : time(from);
        Closing closing = null;
        Instant closedOn = null;
        if ((has & HAS_CLOSING) != 0) {
            Instant at = time(from);
            closedOn = time(from);
            String notificationId = text(from);
            closing = new Closing(
                    at, notificationId, (has & HAS_CLOSE_REASON) == 0 ? null : CLOSE_REASONS.get(from.get()));
        }
        Set<Severity> reached = severities(from);
        Set<Severity> leftBehind = severities(from);
        Map<Severity, Instant> increasedAt = new EnumMap<>(Severity.class);
        for (Severity increased : severities(from)) {
            increasedAt.put(increased, time(from));
        }
        return Known.of(
                new Facts(severity, raisedAt, closing, reached, leftBehind, increasedAt), books(key, closedOn, from));
    }

    private static Bookkeeping books(AlertKey key, @Nullable Instant closedOn, ByteBuffer from) {
        long version = from.getLong();
        String jobId = text(from);
        AlertType alertType = ALERT_TYPES.get(from.get());
        Instant firstReceivedAt = time(from);
        Instant lastReceivedAt = time(from);
        long notRemembered = from.getLong();
        int size = from.getInt();
        List<SeenId> seen = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            String notificationId = text(from);
            Fingerprint digest = new Fingerprint(from.getLong(), from.getLong());
            String topic = text(from);
            String origin = topic.isEmpty() ? Topics.NOTIFICATIONS.name() : topic;
            seen.add(new SeenId(notificationId, digest, new Origin(origin, from.getInt(), from.getLong())));
        }
        return new Bookkeeping(
                key,
                version,
                jobId,
                alertType,
                firstReceivedAt,
                lastReceivedAt,
                closedOn,
                new SeenIds(seen, notRemembered));
    }

    private static Instant time(ByteBuffer from) {
        return Instant.ofEpochMilli(from.getLong());
    }

    private static String text(ByteBuffer from) {
        byte[] bytes = new byte[from.getInt()];
        from.get(bytes);
        return new String(bytes, UTF_8);
    }

    private static Set<Severity> severities(ByteBuffer from) {
        int bits = from.get();
        Set<Severity> severities = EnumSet.noneOf(Severity.class);
        for (Severity severity : SEVERITIES) {
            if ((bits & 1 << code(SEVERITIES, severity)) != 0) {
                severities.add(severity);
            }
        }
        return severities;
    }
}
