package io.harpline.operator.ledger;

import io.harpline.operator.domain.Ledger;
import io.harpline.operator.domain.LedgerTally;
import io.harpline.operator.domain.Mismatch;
import io.harpline.operator.terminal.LedgerPage;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the last count has shown, for Prometheus: nothing before the first, and the same for as long as no further one
/// succeeds, which the time of the count tells.
public final class LedgerMetrics implements MultiCollector {

    private static final double MILLIS_IN_A_SECOND = 1000;

    private volatile @Nullable Ledger last;

    /// There is a newer one.
    public void show(Ledger ledger) {
        last = ledger;
    }

    @Override
    public MetricSnapshots collect() {
        Ledger now = last;
        if (now == null) {
            return new MetricSnapshots();
        }
        LedgerTally tally = now.tally();
        var notifications = gauge("notifications", "archived notifications, by what became of them");
        tally.notifications()
                .forEach((tenant, counts) -> counts.forEach((became, count) ->
                        point(notifications, count, Labels.of("tenant", tenant, "outcome", label(became)))));
        var events = gauge("events", "events, by how they stand at a destination");
        tally.events()
                .forEach((tenant, destinations) ->
                        destinations.forEach((destination, counts) -> counts.forEach((told, count) -> point(
                                events,
                                count,
                                Labels.of("tenant", tenant, "destination", destination, "state", label(told))))));
        var mismatches = gauge("mismatches", "what does not add up");
        for (Mismatch.Kind kind : Mismatch.Kind.values()) {
            point(mismatches, tally.kinds().getOrDefault(kind, 0L), Labels.of("kind", label(kind)));
        }
        var pending = gauge("oldest_pending_seconds", "how long ago the oldest pending notification was received");
        point(pending, age(tally.oldestPending(), now.countedAt()), Labels.EMPTY);
        var inFlight = gauge("oldest_in_flight_seconds", "the same of the oldest event in flight");
        point(inFlight, age(tally.oldestInFlight(), now.countedAt()), Labels.EMPTY);
        var from = gauge("window_start_seconds", "when what is counted begins, in seconds since 1970; 0: all");
        point(from, now.window().from().map(LedgerMetrics::seconds).orElse(0.0), Labels.EMPTY);
        var counted = gauge("counted_seconds", "when it was counted the last time, in seconds since 1970");
        point(counted, seconds(now.countedAt()), Labels.EMPTY);
        return MetricSnapshots.of(
                notifications.build(),
                events.build(),
                mismatches.build(),
                pending.build(),
                inFlight.build(),
                from.build(),
                counted.build());
    }

    private static GaugeSnapshot.Builder gauge(String name, String help) {
        return GaugeSnapshot.builder().name("harpline_ledger_" + name).help(help);
    }

    private static void point(GaugeSnapshot.Builder gauge, double value, Labels labels) {
        gauge.dataPoint(
                GaugeDataPointSnapshot.builder().value(value).labels(labels).build());
    }

    private static double age(Optional<Instant> oldest, Instant now) {
        return oldest.map(time -> Math.max(0, Duration.between(time, now).toMillis() / MILLIS_IN_A_SECOND))
                .orElse(0.0);
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / MILLIS_IN_A_SECOND;
    }

    private static String label(Enum<?> one) {
        return LedgerPage.words(one).replace(' ', '-');
    }
}
