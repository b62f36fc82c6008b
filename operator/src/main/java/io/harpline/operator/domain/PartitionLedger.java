package io.harpline.operator.domain;

import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.topic.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The equations of one partition number: each notification joined with its outcome, that with its event, and that with
/// its receipts. It is told of outcomes, then receipts, then events, then notifications, so that whoever is found
/// without a counterpart is at hand:
///
/// ```
/// outcomes ─▶ receipts ─▶ events ─▶ notifications
///   by origin   by event    whose receipts?   whose outcome, and that one's event?
/// ```
///
/// It keeps 5 bytes for each offset of the archive, and for each event 25 to 50, and 1 or 2 for each destination.
public final class PartitionLedger {

    // of an outcome: what became of its notification, and
    private static final int RESULT = 7;
    private static final int TWICE = 8;
    private static final int ASKED = 16;
    private static final int ARCHIVED = 32;
    // of an event
    private static final int NAMED = 1;
    private static final int THERE = 2;
    private static final int AWAITED = 4;
    private static final int AGAIN = 8;

    private final int partition;
    private final long start;
    private final byte[] outcomes;
    private final int[] made;
    private final EventIds ids = new EventIds();
    private final Marks marks = new Marks();
    private final Map<String, Marks> receipts = new HashMap<>();
    private final KnownLetters deadLetters;
    private final Map<Integer, Long> newest = new HashMap<>();
    private final LedgerTally tally;
    private long processed;

    /// @param start the first offset of the archive that is read
    /// @param end the offset behind the last one
    /// @param processed the offset that transform goes on at; what it comes to later is pending
    public PartitionLedger(
            int partition, long start, long end, long processed, KnownLetters deadLetters, LedgerTally tally) {
        this.partition = partition;
        this.start = start;
        this.processed = processed;
        this.outcomes = new byte[Math.toIntExact(end - start)];
        this.made = new int[outcomes.length];
        this.deadLetters = deadLetters;
        this.tally = tally;
    }

    /// What became of a notification.
    ///
    /// @param origin the offset of its notification
    /// @param eventId of the event that it names
    /// @param asked whether it is of the window and the tenant that are asked for
    public void outcome(long origin, NotificationOutcome.Result result, @Nullable String eventId, boolean asked) {
        int number = eventId == null ? -1 : ids.number(eventId);
        if (number >= 0) {
            marks.add(number, NAMED);
        }
        // Each partition is processed in its order, so what stands before this one has its outcome, or never will.
        processed = Math.max(processed, origin);
        if (origin < start && asked) {
            // It bears its notification's time, of which all that is there is read.
            missing(origin);
        }
        if (origin < start || origin >= start + outcomes.length) {
            return;
        }
        int at = (int) (origin - start);
        if (outcomes[at] != 0) {
            outcomes[at] |= TWICE;
        } else {
            outcomes[at] = (byte) (Became.of(result).mark() | (asked ? ASKED : 0));
            made[at] = number + 1;
        }
    }

    /// What became of an event.
    ///
    /// @param awaited whether its event must be among those that are read
    public void receipt(String eventId, String destination, Receipt.Result result, boolean awaited) {
        int number = ids.number(eventId);
        Marks told = receipts.computeIfAbsent(destination, _ -> new Marks());
        int now = Told.of(result).mark();
        int before = told.get(number);
        told.set(number, before == 0 ? now : Math.min(before, now));
        if (awaited) {
            marks.add(number, AWAITED);
        }
    }

    /// An event that is there, whether or not it is counted. Returns whether an outcome names it.
    public boolean eventIsThere(String eventId) {
        int number = ids.number(eventId);
        marks.add(number, THERE);
        return marks.has(number, NAMED);
    }

    /// Counts an event before it is said to be there.
    ///
    /// @param finished whether the sink has passed it by
    public void event(long offset, Instant time, String alert, String eventId, boolean finished) {
        int number = ids.number(eventId);
        if (marks.has(number, THERE)) {
            marks.add(number, AGAIN);
        }
        boolean toldAnywhere = false;
        for (Map.Entry<String, Marks> destination : receipts.entrySet()) {
            int mark = destination.getValue().get(number);
            if (mark != 0) {
                toldAnywhere = true;
                Told told = Told.marked(mark);
                tally.event(tenantOf(alert), destination.getKey(), told, time);
                // The letter is written by itself, and the sink commits once it has written both.
                boolean missed = finished && deadLetters.areWholeSince(partition, time) && !deadLetters.has(eventId);
                if (told == Told.DEAD && missed) {
                    mismatch(Mismatch.Kind.NO_DEAD_LETTER, Topics.EVENTS.name(), offset, alert);
                }
            }
        }
        if (!toldAnywhere) {
            Told told = deadLetters.has(eventId) ? Told.DEAD : finished ? Told.LOST : Told.IN_FLIGHT;
            tally.event(tenantOf(alert), LedgerTally.UNKNOWN, told, time);
            if (told == Told.LOST) {
                mismatch(Mismatch.Kind.NO_RECEIPT, Topics.EVENTS.name(), offset, alert);
            }
        }
    }

    /// Whether some of the events that were counted stand there more than once.
    public boolean eventsAreThereAgain() {
        return IntStream.range(0, ids.size()).anyMatch(number -> marks.has(number, AGAIN));
    }

    /// Whether that event was counted, and stands there more than once.
    public boolean isThereAgain(String eventId) {
        return marks.has(ids.number(eventId), AGAIN);
    }

    /// One of those, the first as well, after all were counted. A cut-over tells an event anew under a higher version.
    ///
    /// @param counts whether it was counted
    public void eventAgain(long offset, String alert, String eventId, long version, boolean counts) {
        int number = ids.number(eventId);
        Long before = newest.get(number);
        newest.merge(number, version, Math::max);
        if (before == null || !counts) {
            return;
        }
        if (version > before) {
            tally.toldByCutOver();
        } else {
            mismatch(Mismatch.Kind.EVENT_TWICE, Topics.EVENTS.name(), offset, alert);
        }
    }

    /// Whether receipts tell of events that should have been read by now, and were not.
    public boolean receiptsTellOfNothing() {
        return IntStream.range(0, ids.size()).anyMatch(this::isAwaitedInVain);
    }

    /// Whether receipts tell of that event, and it should have been read by now, and was not.
    public boolean receiptsTellOfNothing(String eventId) {
        return isAwaitedInVain(ids.number(eventId));
    }

    private boolean isAwaitedInVain(int number) {
        return marks.has(number, AWAITED) && !marks.has(number, THERE);
    }

    /// An archived notification.
    ///
    /// @param asked whether it is counted
    public void notification(long offset, Instant time, String key, boolean asked) {
        int at = (int) (offset - start);
        int outcome = outcomes[at];
        outcomes[at] |= ARCHIVED;
        if (!asked) {
            return;
        }
        Became became =
                outcome == 0 ? offset < processed ? Became.LOST : Became.PENDING : Became.marked(outcome & RESULT);
        tally.notification(tenantOf(key), became, time);
        String topic = Topics.NOTIFICATIONS.name();
        became.fault().ifPresent(fault -> mismatch(fault, topic, offset, key));
        if ((outcome & TWICE) != 0) {
            mismatch(Mismatch.Kind.TWO_OUTCOMES, topic, offset, key);
        }
        if (made[at] != 0 && !marks.has(made[at] - 1, THERE)) {
            mismatch(Mismatch.Kind.NO_EVENT, topic, offset, key);
        }
    }

    /// Whether that notification has an outcome.
    public boolean hasOutcome(long offset) {
        return (outcomes[(int) (offset - start)] & RESULT) != 0;
    }

    /// All has been told.
    public void close() {
        for (int at = 0; at < outcomes.length; at++) {
            if ((outcomes[at] & ASKED) != 0 && (outcomes[at] & ARCHIVED) == 0) {
                missing(start + at);
            }
        }
    }

    private void missing(long offset) {
        mismatch(Mismatch.Kind.NO_NOTIFICATION, Topics.NOTIFICATIONS.name(), offset, LedgerTally.UNKNOWN);
    }

    /// The tenant in a record key; `-` where nobody could read one.
    public static String tenantOf(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? LedgerTally.UNKNOWN : key.substring(0, slash);
    }

    private void mismatch(Mismatch.Kind kind, String topic, long offset, String alert) {
        tally.mismatch(new Mismatch(kind, topic, new Place(partition, offset), alert));
    }
}
