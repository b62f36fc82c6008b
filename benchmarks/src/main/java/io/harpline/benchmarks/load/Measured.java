package io.harpline.benchmarks.load;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/// What became of the requests of one run.
public final class Measured {

    private static final long LONGEST_NANOS = 60_000_000_000L;

    private final Histogram latencies = new Histogram(LONGEST_NANOS, 3);
    private final long[] byStatus = new long[600];
    private long[] byMinute = new long[0];
    private long broken;
    private long lastAnswer;
    private long loadNanos;

    void answered(int status, long latencyNanos, long at) {
        latencies.recordValue(Math.clamp(latencyNanos, 0, LONGEST_NANOS));
        byStatus[status]++;
        lastAnswer = at;
        int minute = (int) (at / 60_000_000_000L);
        if (minute >= byMinute.length) {
            byMinute = Arrays.copyOf(byMinute, minute + 1);
        }
        byMinute[minute]++;
    }

    /// A connection ended, or nothing came, where an answer should have come.
    void broken() {
        broken++;
    }

    void loadTook(long cpuNanos) {
        loadNanos = cpuNanos;
    }

    public long answers() {
        return latencies.getTotalCount();
    }

    /// How many were not answered with 200.
    public long failures() {
        return answers() - byStatus[200] + broken;
    }

    /// Answers a second, until the last one.
    public double rate() {
        return lastAnswer == 0 ? 0 : answers() * 1e9 / lastAnswer;
    }

    /// The latency that this share of the answers did not exceed, in milliseconds.
    public double millisAt(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e6;
    }

    /// Answers in each whole or begun minute.
    public long[] byMinute() {
        return byMinute.clone();
    }

    /// What the load program itself took of a processor, in seconds.
    public double loadSeconds() {
        return loadNanos / 1e9;
    }

    /// Each status and how often it came; -1 stands for no answer.
    public Map<Integer, Long> statuses() {
        Map<Integer, Long> statuses = new TreeMap<>();
        for (int status = 0; status < byStatus.length; status++) {
            if (byStatus[status] > 0) {
                statuses.put(status, byStatus[status]);
            }
        }
        if (broken > 0) {
            statuses.put(-1, broken);
        }
        return statuses;
    }
}
