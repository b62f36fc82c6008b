package io.harpline.operator.domain;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The sums of the ledger, and what does not add up. It stays small: a row for each tenant and destination, and the
/// first few of what does not add up.
public final class LedgerTally {

    /// The destination of events that have no receipt.
    public static final String UNKNOWN = "-";

    private final int mostMismatches;
    private final Map<String, Map<Became, Long>> notifications = new TreeMap<>();
    private final Map<String, Map<String, Map<Told, Long>>> events = new TreeMap<>();
    private final Map<Mismatch.Kind, Long> kinds = new EnumMap<>(Mismatch.Kind.class);
    private final TreeSet<Mismatch> mismatches = new TreeSet<>();
    private long toldByCutOver;
    private @Nullable Instant oldestPending;
    private @Nullable Instant oldestInFlight;

    /// @param mostMismatches how many of them are kept, the first ones by topic, partition and offset
    public LedgerTally(int mostMismatches) {
        this.mostMismatches = mostMismatches;
    }

    void notification(String tenant, Became became, Instant time) {
        count(tenant, became, 1);
        if (became == Became.PENDING) {
            oldestPending = earlier(oldestPending, time);
        }
    }

    void event(String tenant, String destination, Told told, Instant time) {
        count(tenant, destination, told, 1);
        if (told == Told.IN_FLIGHT) {
            oldestInFlight = earlier(oldestInFlight, time);
        }
    }

    public void mismatch(Mismatch mismatch) {
        kinds.merge(mismatch.kind(), 1L, Long::sum);
        keep(mismatch);
    }

    /// An event that a cut-over told: one that no outcome names, in place of what its notification's outcome says, or
    /// one that is there already, under a higher version.
    public void toldByCutOver() {
        toldByCutOver++;
    }

    /// Takes in what another one has counted.
    public void add(LedgerTally other) {
        other.notifications.forEach((tenant, counts) -> counts.forEach((became, more) -> count(tenant, became, more)));
        other.events.forEach((tenant, destinations) -> destinations.forEach(
                (destination, counts) -> counts.forEach((told, more) -> count(tenant, destination, told, more))));
        other.kinds.forEach((kind, more) -> kinds.merge(kind, more, Long::sum));
        other.mismatches.forEach(this::keep);
        toldByCutOver += other.toldByCutOver;
        oldestPending = other.oldestPending == null ? oldestPending : earlier(oldestPending, other.oldestPending);
        oldestInFlight = other.oldestInFlight == null ? oldestInFlight : earlier(oldestInFlight, other.oldestInFlight);
    }

    /// How many notifications of each tenant have become what; those whose tenant nobody could read under `-`.
    public Map<String, Map<Became, Long>> notifications() {
        return notifications;
    }

    /// How the events of each tenant stand at each destination.
    public Map<String, Map<String, Map<Told, Long>>> events() {
        return events;
    }

    /// How many there are of each kind, without those of which there is none.
    public Map<Mismatch.Kind, Long> kinds() {
        return kinds;
    }

    /// The first ones by topic, partition and offset.
    public List<Mismatch> mismatches() {
        return List.copyOf(mismatches);
    }

    /// Whether there was nothing to be counted.
    public boolean isEmpty() {
        return notifications.isEmpty() && events.isEmpty() && kinds.isEmpty();
    }

    public boolean addsUp() {
        return kinds.isEmpty();
    }

    public long count(Became became) {
        return notifications.values().stream()
                .mapToLong(counts -> counts.getOrDefault(became, 0L))
                .sum();
    }

    /// How many events stand so, of all tenants at all destinations.
    public long count(Told told) {
        return events.values().stream()
                .flatMap(destinations -> destinations.values().stream())
                .mapToLong(counts -> counts.getOrDefault(told, 0L))
                .sum();
    }

    public long eventsToldByCutOver() {
        return toldByCutOver;
    }

    /// When the first of those was received that are pending.
    public Optional<Instant> oldestPending() {
        return Optional.ofNullable(oldestPending);
    }

    /// When the notification of the first of those events was received that are in flight.
    public Optional<Instant> oldestInFlight() {
        return Optional.ofNullable(oldestInFlight);
    }

    /// How many counts of these there are in all.
    public static long sum(Map<?, Long> counts) {
        return counts.values().stream().collect(Collectors.summingLong(Long::longValue));
    }

    private void count(String tenant, Became became, long more) {
        notifications.computeIfAbsent(tenant, _ -> new EnumMap<>(Became.class)).merge(became, more, Long::sum);
    }

    private void count(String tenant, String destination, Told told, long more) {
        events.computeIfAbsent(tenant, _ -> new TreeMap<>())
                .computeIfAbsent(destination, _ -> new EnumMap<>(Told.class))
                .merge(told, more, Long::sum);
    }

    private void keep(Mismatch mismatch) {
        mismatches.add(mismatch);
        if (mismatches.size() > mostMismatches) {
            mismatches.pollLast();
        }
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }
}
