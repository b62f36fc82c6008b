package io.harpline.prove.load;

import io.harpline.prove.history.Kind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/// Counts requests and answers, and how long those took.
final class Tally {

    private final Map<Kind, Map<Integer, Long>> byKind = new EnumMap<>(Kind.class);
    private final Histogram all = new Histogram(3);
    private final Histogram since = new Histogram(3);
    private long sent;
    private long accepted;
    private long refused;
    private long unanswered;
    private Duration mostBehind = Duration.ZERO;

    synchronized void begun(Duration behind) {
        if (behind.compareTo(mostBehind) > 0) {
            mostBehind = behind;
        }
    }

    synchronized void sent() {
        sent++;
    }

    synchronized void answered(Kind kind, int status, Duration took) {
        byKind.computeIfAbsent(kind, key -> new TreeMap<>()).merge(status, 1L, Long::sum);
        if (status == 0) {
            unanswered++;
            return;
        }
        since.recordValue(took.toNanos() / 1_000);
        if (status == 200) {
            accepted++;
        } else {
            refused++;
        }
    }

    synchronized Progress progress() {
        Progress progress = new Progress(sent, accepted, refused, unanswered, millis(since, 50), millis(since, 99));
        all.add(since);
        since.reset();
        return progress;
    }

    synchronized Answers answers() {
        all.add(since);
        since.reset();
        Map<Kind, Map<Integer, Long>> counts = new EnumMap<>(Kind.class);
        byKind.forEach((kind, statuses) -> counts.put(kind, new TreeMap<>(statuses)));
        return new Answers(
                sent,
                counts,
                millis(all, 50),
                millis(all, 99),
                millis(all, 99.9),
                millis(all, 100),
                mostBehind.toMillis());
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getTotalCount() == 0 ? Double.NaN : micros.getValueAtPercentile(percentile) / 1e3;
    }
}
