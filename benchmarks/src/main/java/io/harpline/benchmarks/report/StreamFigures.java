package io.harpline.benchmarks.report;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// What one reading of an archive showed, or the medians of several; 0 is what was not measured.
///
/// @param perSecond notifications a second, once the JVM was warm
/// @param fromStart notifications a second, from the first commit on
/// @param ownCpu seconds of a processor, user and system, for 1,000 notifications
/// @param brokerCpu those of the broker
/// @param peakMemory the most that was resident, in bytes
/// @param stateBytes on the disk, after a clean stop
/// @param alerts that are remembered at the end
/// @param startSeconds from the start of the process until it is ready, with its state there
/// @param restoreSeconds the same without its state
/// @param p50 milliseconds from the archive to a read_committed consumer; so are p99 and p999
public record StreamFigures(
        double perSecond,
        double fromStart,
        double ownCpu,
        double brokerCpu,
        long peakMemory,
        long stateBytes,
        long alerts,
        double startSeconds,
        double restoreSeconds,
        double p50,
        double p99,
        double p999) {

    /// What a table shows.
    public static final List<Column<StreamFigures>> TABLE = List.of(
            new Column<>("per s", StreamFigures::perSecond),
            new Column<>("cold", StreamFigures::fromStart),
            new Column<>("CPU", figures -> 1000 * figures.ownCpu),
            new Column<>("broker's", figures -> 1000 * figures.brokerCpu),
            new Column<>("memory MB", figures -> figures.peakMemory / 1e6),
            new Column<>("state MB", figures -> figures.stateBytes / 1e6),
            new Column<>("alerts", StreamFigures::alerts),
            new Column<>("start s", StreamFigures::startSeconds),
            new Column<>("restore s", StreamFigures::restoreSeconds),
            new Column<>("p50 ms", StreamFigures::p50),
            new Column<>("p99 ms", StreamFigures::p99));

    /// What a chart shows.
    public static final List<Column<StreamFigures>> CHART = List.of(
            new Column<>("per second", figures -> figures.reads() ? figures.perSecond : 0),
            new Column<>("CPU ms / 1,000", figures -> figures.reads() ? 1000 * figures.ownCpu : 0),
            new Column<>("memory, MB", figures -> figures.peakMemory / 1e6),
            new Column<>("state, MB", figures -> figures.stateBytes / 1e6),
            new Column<>("restore, s", StreamFigures::restoreSeconds));

    /// Of a reading alone.
    public static StreamFigures reading(
            double perSecond, double fromStart, double ownCpu, double brokerCpu, long peakMemory) {
        return new StreamFigures(perSecond, fromStart, ownCpu, brokerCpu, peakMemory, 0, 0, 0, 0, 0, 0, 0);
    }

    /// The same, and what it keeps.
    public StreamFigures remembering(long alerts, long stateBytes) {
        return startedAgain(alerts, stateBytes, 0, 0, 0);
    }

    /// The same, and how it starts afterwards.
    ///
    /// @param restoringMemory the most that was resident then
    public StreamFigures startedAgain(
            long alerts, long stateBytes, double startSeconds, double restoreSeconds, long restoringMemory) {
        return new StreamFigures(
                perSecond,
                fromStart,
                ownCpu,
                brokerCpu,
                Math.max(peakMemory, restoringMemory),
                stateBytes,
                alerts,
                startSeconds,
                restoreSeconds,
                p50,
                p99,
                p999);
    }

    /// The same, and how soon its events are there.
    public StreamFigures within(double p50, double p99, double p999) {
        return new StreamFigures(
                perSecond,
                fromStart,
                ownCpu,
                brokerCpu,
                peakMemory,
                stateBytes,
                alerts,
                startSeconds,
                restoreSeconds,
                p50,
                p99,
                p999);
    }

    /// Whether it read an archive, rather than follow what arrived.
    private boolean reads() {
        return fromStart > 0;
    }

    /// Alerts restored a second, by which the restore takes longer than a start with the state there.
    public double restoredPerSecond() {
        return restoreSeconds > startSeconds ? alerts / (restoreSeconds - startSeconds) : 0;
    }

    /// The median of each figure, of those rounds that measured it; the highest peak stays.
    public static StreamFigures median(List<StreamFigures> rounds) {
        return new StreamFigures(
                median(rounds, StreamFigures::perSecond),
                median(rounds, StreamFigures::fromStart),
                median(rounds, StreamFigures::ownCpu),
                median(rounds, StreamFigures::brokerCpu),
                rounds.stream().mapToLong(StreamFigures::peakMemory).max().orElse(0),
                (long) median(rounds, StreamFigures::stateBytes),
                (long) median(rounds, StreamFigures::alerts),
                median(rounds, StreamFigures::startSeconds),
                median(rounds, StreamFigures::restoreSeconds),
                median(rounds, StreamFigures::p50),
                median(rounds, StreamFigures::p99),
                median(rounds, StreamFigures::p999));
    }

    private static double median(List<StreamFigures> rounds, ToDoubleFunction<StreamFigures> figure) {
        double[] measured =
                rounds.stream().mapToDouble(figure).filter(value -> value > 0).toArray();
        return measured.length == 0 ? 0 : Median.of(measured);
    }
}
