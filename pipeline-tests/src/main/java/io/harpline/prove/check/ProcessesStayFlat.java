package io.harpline.prove.check;

import io.harpline.prove.report.Sample;
import io.harpline.prove.report.Sample.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/// No service takes more memory than its container has. And none grows: of each life of two minutes or more the first
/// third after its warm-up is compared with the last,
/// and what has grown must be growing still. A step, such as a backlog or a heap that has found its size, is no leak.
/// What transform's stores may fill beside the heap is none, either. Brokers map their files into memory, and Harp
/// remembers all it is told: they are not asked.
final class ProcessesStayFlat {

    private static final Duration SHORTEST_LIFE = Duration.ofMinutes(2);
    private static final Duration WARM_UP = Duration.ofSeconds(45);

    /// Both must be passed to count: a small process may grow by a large share, a large one by some megabytes.
    private static final double MORE_MEMORY = 1.2;

    private static final long MORE_BYTES = 64L << 20;

    /// harpline.transform.rocksdb.memory.
    private static final long STORES_BYTES = 128L << 20;

    /// `mem_limit` of docker-compose.yml.
    private static final Map<String, Long> CONTAINERS =
            Map.of("ingest", 512L << 20, "transform", 1024L << 20, "sink", 512L << 20);

    private static final long MORE_THREADS = 10;

    private static final int NINTHS = 9;
    private static final long STILL = 6;

    private record Life(String name, long pid) {
        String service() {
            return name.replaceFirst("-\\d+$", "");
        }
    }

    private record Moment(Instant at, Figures figures) {}

    private ProcessesStayFlat() {}

    static Verdict bounded(Reckoning known) {
        Findings findings = new Findings(0, "no ingest, transform or sink takes more memory than its container has");
        lives(known.evidence().samples()).forEach((life, moments) -> {
            Long limit = CONTAINERS.get(life.service());
            if (limit != null) {
                long most = moments.stream()
                        .mapToLong(moment -> moment.figures().rssBytes())
                        .max()
                        .orElse(0);
                findings.require(most <= limit, "too much", () -> "%s: %d of %d bytes".formatted(life, most, limit));
            }
        });
        return findings.verdict();
    }

    static Verdict memory(Reckoning known) {
        Findings findings =
                new Findings(0, "no ingest, transform or sink grows by a fifth and 64 MB, and goes on growing");
        check(known, Figures::rssBytes, findings, (life, first, last) -> {
            long more = MORE_BYTES + (life.service().equals("transform") ? STORES_BYTES : 0);
            return last > first * MORE_MEMORY && last > first + more;
        });
        return findings.verdict();
    }

    static Verdict threads(Reckoning known) {
        Findings findings =
                new Findings(0, "no ingest, transform or sink gets ten threads more, and goes on getting them");
        check(known, Figures::threads, findings, (_, first, last) -> last > first + MORE_THREADS);
        return findings.verdict();
    }

    private interface Growth {
        boolean isTooMuch(Life life, long first, long last);
    }

    private static void check(Reckoning known, ToLongFunction<Figures> figure, Findings findings, Growth growth) {
        lives(known.evidence().samples()).forEach((life, moments) -> {
            Instant born = moments.getFirst().at();
            Instant died = moments.getLast().at();
            if (CONTAINERS.containsKey(life.service())
                    && Duration.between(born, died).compareTo(SHORTEST_LIFE) >= 0) {
                long[] warm = moments.stream()
                        .filter(moment -> moment.at().isAfter(born.plus(WARM_UP)))
                        .mapToLong(moment -> figure.applyAsLong(moment.figures()))
                        .filter(value -> value > 0)
                        .toArray();
                if (warm.length == 0) {
                    return; // not told on this machine
                }
                long first = median(warm, 0, warm.length / 3);
                long last = median(warm, warm.length - warm.length / 3, warm.length);
                findings.require(
                        !growth.isTooMuch(life, first, last) || !isGrowing(warm, last - first),
                        "it grows",
                        () -> "%s from %s to %s: from %d to %d".formatted(life, born, died, first, last));
            }
        });
    }

    /// Whether its last third still shows a fair share of the whole growth: of one that is even, it would be a third.
    private static boolean isGrowing(long[] values, long growth) {
        int ninth = values.length / NINTHS;
        long before = median(values, values.length - 3 * ninth, values.length - 2 * ninth);
        long last = median(values, values.length - ninth, values.length);
        return last - before > growth / STILL;
    }

    private static Map<Life, List<Moment>> lives(List<Sample> samples) {
        Map<Life, List<Moment>> lives = new HashMap<>();
        for (Sample sample : samples) {
            sample.processes()
                    .forEach((name, figures) -> lives.computeIfAbsent(
                                    new Life(name, figures.pid()), unseen -> new ArrayList<>())
                            .add(new Moment(sample.at(), figures)));
        }
        return lives;
    }

    private static long median(long[] values, int from, int to) {
        if (from >= to) {
            return 0;
        }
        long[] some = Arrays.copyOfRange(values, from, to);
        Arrays.sort(some);
        return some[some.length / 2];
    }
}
