package io.harpline.benchmarks;

import io.harpline.benchmarks.archive.History;
import io.harpline.benchmarks.report.StreamFigures;
import io.harpline.benchmarks.server.ProcessFigures;
import io.harpline.benchmarks.server.ServerProcess;
import io.harpline.benchmarks.streams.Latency;
import io.harpline.benchmarks.streams.Progress;
import io.harpline.benchmarks.streams.Progress.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/// A program that reads the archive: it is measured, stopped, started again, and robbed of its state.
final class Reader implements AutoCloseable {

    /// Starts its process and returns once that is ready.
    interface Launch {
        ServerProcess start(Path state) throws IOException, InterruptedException;
    }

    private final Launch launch;
    private final Path state;
    private final Progress progress;
    private final ProcessFigures broker;
    private ServerProcess process;

    Reader(Launch launch, Path state, Progress progress, ProcessFigures broker)
            throws IOException, InterruptedException {
        this.launch = launch;
        this.state = state;
        this.progress = progress;
        this.broker = broker;
        this.process = launch.start(state);
    }

    /// What it shows until it has committed as much.
    ///
    /// @param from from which record of the archive on it is cold, but running
    /// @param warm from which on it counts
    StreamFigures read(long from, long warm, long end) throws IOException, InterruptedException {
        Point first = progress.await(from + 1, process);
        Point begin = progress.await(warm, process);
        double before = process.figures().cpuSeconds();
        double brokerBefore = broker.cpuSeconds();
        Point last = progress.await(end, process);
        double thousands = (last.records() - begin.records()) / 1000.0;
        return StreamFigures.reading(
                last.rateSince(begin),
                last.rateSince(first),
                (process.figures().cpuSeconds() - before) / thousands,
                (broker.cpuSeconds() - brokerBefore) / thousands,
                process.figures().peakMemory());
    }

    /// What it shows while so many a second arrive.
    StreamFigures follow(Latency latency, History history, int perSecond, Duration length)
            throws IOException, InterruptedException {
        double before = process.figures().cpuSeconds();
        double brokerBefore = broker.cpuSeconds();
        Histogram nanos = latency.run(history, perSecond, length);
        double thousands = nanos.getTotalCount() / 1000.0;
        return StreamFigures.reading(
                        perSecond,
                        0,
                        (process.figures().cpuSeconds() - before) / thousands,
                        (broker.cpuSeconds() - brokerBefore) / thousands,
                        process.figures().peakMemory())
                .within(millis(nanos, 50), millis(nanos, 99), millis(nanos, 99.9));
    }

    /// The same figures, and how it starts again, with its state and without.
    ///
    /// @param alerts it remembers
    StreamFigures startAgain(StreamFigures read, long alerts) throws IOException, InterruptedException {
        process.close();
        long stateBytes = DiskUsage.of(state, "");
        double start = start();
        process.close();
        Workplace.delete(state);
        double restore = start();
        return read.startedAgain(
                alerts, stateBytes, start, restore, process.figures().peakMemory());
    }

    /// The same figures of one that goes on.
    StreamFigures goOn(StreamFigures read, long alerts) throws IOException {
        return read.remembering(alerts, DiskUsage.of(state, ""));
    }

    /// Starts it; how many seconds until it is ready.
    private double start() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        process = launch.start(state);
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double millis(Histogram nanos, double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }

    @Override
    public void close() throws IOException {
        process.close();
        if (Files.exists(state)) {
            Workplace.delete(state);
        }
    }
}
