package io.harpline.benchmarks.report;

import io.harpline.benchmarks.load.Measured;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// What one run showed, or the medians of several.
///
/// @param perSecond answers a second
/// @param p50 milliseconds; so are p99 and p999
/// @param failures requests that were not answered with 200
/// @param statuses how often each status came; -1 where no answer came
/// @param serverCpu seconds of a processor, user and system, that the server took for 1,000 answers
/// @param brokerCpu those of the broker
/// @param loadCpu those of the load program
/// @param peakMemory the most that the server had resident, in bytes; 0 where that is not known
/// @param lateSigned requests that were signed while the clock ran, since more were sent than had been prepared
public record Figures(
        double perSecond,
        double p50,
        double p99,
        double p999,
        long answers,
        long failures,
        Map<Integer, Long> statuses,
        double serverCpu,
        double brokerCpu,
        double loadCpu,
        long peakMemory,
        long lateSigned) {

    /// What a table shows.
    public static final List<Column<Figures>> TABLE = List.of(
            new Column<>("answers/s", Figures::perSecond),
            new Column<>("p50 ms", Figures::p50),
            new Column<>("p99 ms", Figures::p99),
            new Column<>("p99.9 ms", Figures::p999),
            new Column<>("not 200", Figures::failures),
            new Column<>("CPU", figures -> 1000 * figures.serverCpu),
            new Column<>("broker's", figures -> 1000 * figures.brokerCpu),
            new Column<>("load's", figures -> 1000 * figures.loadCpu),
            new Column<>("memory MB", figures -> figures.peakMemory / 1e6));

    /// What a chart shows.
    public static final List<Column<Figures>> CHART = List.of(
            new Column<>("answers a second", Figures::perSecond),
            new Column<>("p99, milliseconds", Figures::p99),
            new Column<>("CPU, ms for 1,000 answers", figures -> 1000 * figures.serverCpu));

    /// From one run.
    ///
    /// @param serverSeconds what the server took of a processor
    /// @param brokerSeconds what the broker took
    public static Figures of(
            Measured run, double serverSeconds, double brokerSeconds, long peakMemory, long lateSigned) {
        double thousands = Math.max(1, run.answers()) / 1000.0;
        return new Figures(
                run.rate(),
                run.millisAt(50),
                run.millisAt(99),
                run.millisAt(99.9),
                run.answers(),
                run.failures(),
                run.statuses(),
                serverSeconds / thousands,
                brokerSeconds / thousands,
                run.loadSeconds() / thousands,
                peakMemory,
                lateSigned);
    }

    /// The median of each figure; what is counted is added up, and the highest peak stays.
    public static Figures median(List<Figures> runs) {
        Map<Integer, Long> statuses = new TreeMap<>();
        runs.forEach(run -> run.statuses().forEach((status, times) -> statuses.merge(status, times, Long::sum)));
        return new Figures(
                median(runs, Figures::perSecond),
                median(runs, Figures::p50),
                median(runs, Figures::p99),
                median(runs, Figures::p999),
                runs.stream().mapToLong(Figures::answers).sum(),
                runs.stream().mapToLong(Figures::failures).sum(),
                statuses,
                median(runs, Figures::serverCpu),
                median(runs, Figures::brokerCpu),
                median(runs, Figures::loadCpu),
                runs.stream().mapToLong(Figures::peakMemory).max().orElse(0),
                runs.stream().mapToLong(Figures::lateSigned).sum());
    }

    private static double median(List<Figures> runs, ToDoubleFunction<Figures> figure) {
        return Median.of(runs.stream().mapToDouble(figure).toArray());
    }
}
