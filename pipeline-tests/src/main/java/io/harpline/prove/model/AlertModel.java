package io.harpline.prove.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One alert, told notification by notification in the order of the archive. It keeps all facts and joins them anew
/// each time. No alert of a run lives up to the horizon, so nothing is ever too late here.
public final class AlertModel {

    private static final int REMEMBERED = 256;

    private record Seen(Digest bytes, Place place) {}

    private final String key;
    private final List<Fact> facts = new ArrayList<>();
    private final Map<String, Seen> seen = new HashMap<>();
    private @Nullable Standing standing;

    /// An alert that nothing is known of.
    ///
    /// @param key that its records have
    public AlertModel(String key) {
        this.key = key;
    }

    /// What must become of the next one.
    public Ruling rule(Told told, Digest bytes, Place place, Instant receivedAt) {
        return switch (told) {
            case Faulty faulty -> Ruling.quarantined(withKey(faulty), null);
            case Fact fact -> rule(fact, bytes, place, receivedAt);
        };
    }

    private Set<Fault> withKey(Faulty faulty) {
        Set<Fault> faults = new HashSet<>(faulty.faults());
        if (faulty.alert() != null && !faulty.alert().equals(key)) {
            faults.add(new Fault("KEY_MISMATCH", Fault.ANY));
        }
        return faults;
    }

    private Ruling rule(Fact fact, Digest bytes, Place place, Instant receivedAt) {
        if (!fact.alert().equals(key)) {
            return Ruling.quarantined(Set.of(new Fault("KEY_MISMATCH", Fault.ANY)), null);
        }
        Seen first = seen.get(fact.notificationId());
        if (first != null) {
            return first.bytes().equals(bytes)
                    ? new Ruling("DUPLICATE", Set.of(), false, first.place(), null)
                    : Ruling.quarantined(Set.of(new Fault("CONFLICTING", Fault.ANY)), first.place());
        }
        if (seen.size() < REMEMBERED) {
            seen.put(fact.notificationId(), new Seen(bytes, place));
        }
        return joined(fact, receivedAt);
    }

    private Ruling joined(Fact fact, Instant receivedAt) {
        Standing before = standing;
        facts.add(fact);
        Joined after = Joined.of(facts);
        String type = typeOf(fact, before == null ? null : before.joined(), after);
        Standing now = next(fact, receivedAt, before, after, type != null);
        standing = now;
        boolean anotherJob = !fact.jobId().isEmpty() && !fact.jobId().equals(now.jobId());
        boolean noted = fact.odd() || anotherJob || !fact.alertType().equals(now.alertType());
        if (type == null) {
            return new Ruling("ABSORBED", Set.of(), noted, null, null);
        }
        return new Ruling("APPLIED", Set.of(), noted, null, change(type, fact, before, now));
    }

    /// An event is made exactly when something visible rises.
    private static @Nullable String typeOf(Fact fact, @Nullable Joined before, Joined after) {
        if (before == null) {
            return fact.event();
        }
        if (!before.isOpen()) {
            return null;
        }
        if (!after.isOpen()) {
            return "CLOSED";
        }
        return after.isWorseThan(before) ? "SEVERITY_INCREASED" : null;
    }

    private static Standing next(
            Fact fact, Instant receivedAt, @Nullable Standing before, Joined after, boolean tells) {
        if (before == null) {
            return new Standing(
                    receivedAt.toEpochMilli(), fact.jobId(), fact.alertType(), after, receivedAt, receivedAt);
        }
        return new Standing(
                tells ? Math.max(before.version() + 1, receivedAt.toEpochMilli()) : before.version(),
                before.jobId(),
                before.alertType(),
                after,
                before.firstReceivedAt(),
                receivedAt.isAfter(before.lastReceivedAt()) ? receivedAt : before.lastReceivedAt());
    }

    /// The severity before is the one that was known, or the one that Gardin names.
    private static Ruling.Change change(String type, Fact fact, @Nullable Standing before, Standing now) {
        boolean increased = type.equals("SEVERITY_INCREASED");
        return new Ruling.Change(
                type,
                increased && before != null ? before.joined().severity() : null,
                increased ? fact.previous() : null,
                type.equals("CLOSED") ? fact.closeReason() : null,
                now);
    }

    /// How it stands now; null while nothing was applied.
    public @Nullable Standing standing() {
        return standing;
    }

    /// All that was joined, in this order.
    public List<Fact> facts() {
        return Collections.unmodifiableList(facts);
    }
}
