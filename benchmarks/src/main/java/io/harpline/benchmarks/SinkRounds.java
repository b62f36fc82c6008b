package io.harpline.benchmarks;

import io.harpline.benchmarks.report.Column;
import io.harpline.benchmarks.report.Median;
import io.harpline.benchmarks.report.Results;
import io.harpline.benchmarks.report.StreamFigures;
import io.harpline.benchmarks.report.Table;
import io.harpline.benchmarks.sink.DeliveryLatency;
import io.harpline.benchmarks.sink.TimedHarp;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/// The two deliver the same events in turns, to a Harp that answers at once and to one that takes its time; then
/// harp-sink alone delivers a long backlog, and beside an alert that fails for ever.
final class SinkRounds {

    static final String SINK = "harp-sink";
    static final String PLAIN = "plain";
    static final String AT_ONCE = "0 ms";
    static final String SLOW = "20 ms";
    static final String BACKLOG = "backlog";

    static final List<Column<StreamFigures>> COLUMNS = List.of(
            new Column<>("per s", StreamFigures::perSecond),
            new Column<>("CPU", figures -> 1000 * figures.ownCpu()),
            new Column<>("broker's", figures -> 1000 * figures.brokerCpu()),
            new Column<>("memory MB", figures -> figures.peakMemory() / 1e6),
            new Column<>("p50 ms", StreamFigures::p50),
            new Column<>("p99 ms", StreamFigures::p99));

    private static final Table<StreamFigures> TABLE = new Table<>(COLUMNS);
    private static final int SLOW_MILLIS = 20;
    private static final int MANY_IN_FLIGHT = 256;
    private static final int FEW_IN_FLIGHT = 64; // the default

    // One after the other in each partition, 20 ms each: what it does in half a minute is enough.
    private static final long PLAIN_SLOW = 6_000;

    private static final int PER_SECOND = 500;
    private static final Duration COLD = Duration.ofSeconds(10);
    private static final String FAILING = "01H4BENCHMARKALERTTHATFAILS";

    private final SinkOptions options;
    private final SinkScene scene;
    private final Results<StreamFigures> results = new Results<>(StreamFigures::median);

    SinkRounds(SinkOptions options, SinkScene scene) {
        this.options = options;
        this.scene = scene;
        System.out.print(TABLE.head());
    }

    /// Deliveries a second.
    void compare() throws IOException, ExecutionException, InterruptedException {
        long warm = options.warmUp;
        long all = warm + options.events;
        for (int round = 0; round < options.rounds; round++) {
            try (TimedHarp harp = new TimedHarp(0)) {
                scene.begin(all);
                try (Reader plain = scene.plain(harp)) {
                    add(PLAIN, AT_ONCE, plain.read(0, warm, all));
                }
                try (Reader sink = scene.sink(harp, FEW_IN_FLIGHT)) {
                    add(SINK, AT_ONCE, sink.read(0, warm, all));
                }
            }
            try (TimedHarp harp = new TimedHarp(SLOW_MILLIS)) {
                scene.begin(all);
                try (Reader plain = scene.plain(harp)) {
                    long end = Math.min(PLAIN_SLOW, all);
                    add(PLAIN, SLOW, plain.read(0, end / 10, end));
                }
                try (Reader sink = scene.sink(harp, MANY_IN_FLIGHT)) {
                    add(SINK, SLOW, sink.read(0, warm, all));
                }
            }
        }
    }

    /// What a long backlog takes of memory.
    void backlog() throws IOException, ExecutionException, InterruptedException {
        scene.begin(options.backlog);
        try (TimedHarp harp = new TimedHarp(0);
                Reader sink = scene.sink(harp, FEW_IN_FLIGHT)) {
            add(SINK, BACKLOG, sink.read(0, 1, options.backlog));
        }
    }

    /// How many times as long it takes for all others while one alert fails: the median of the pairs.
    double besideAFailingOne() throws IOException, ExecutionException, InterruptedException {
        List<Double> ratios = new ArrayList<>();
        scene.begin(0);
        try (TimedHarp harp = new TimedHarp(SLOW_MILLIS);
                Reader _ = scene.sink(harp, FEW_IN_FLIGHT);
                KafkaProducer<byte[], byte[]> producer = scene.producer()) {
            DeliveryLatency latency = new DeliveryLatency(producer, scene.events(), harp);
            latency.run(PER_SECOND, COLD, null);
            for (int pair = 0; pair < options.pairs; pair++) {
                double alone = follow(latency, harp, null);
                double beside = follow(latency, harp, FAILING);
                ratios.add(beside / alone);
            }
        }
        return Median.of(ratios.stream().mapToDouble(ratio -> ratio).toArray());
    }

    Results<StreamFigures> results() {
        return results;
    }

    /// The 99th percentile, in milliseconds.
    private double follow(DeliveryLatency latency, TimedHarp harp, @Nullable String failing) {
        harp.fail(failing);
        Histogram nanos = latency.run(PER_SECOND, Duration.ofSeconds(options.seconds), failing);
        double p99 = nanos.getValueAtPercentile(99) / 1e6;
        add(
                SINK,
                String.format(Locale.ROOT, "%d/s%s", PER_SECOND, failing == null ? "" : ", one fails"),
                StreamFigures.reading(PER_SECOND, 0, 0, 0, 0)
                        .within(nanos.getValueAtPercentile(50) / 1e6, p99, nanos.getValueAtPercentile(99.9) / 1e6));
        return p99;
    }

    private void add(String server, String load, StreamFigures figures) {
        results.add(server, load, figures);
        System.out.print(TABLE.row(server, load, figures));
    }
}
