package io.harpline.prove.report;

import io.harpline.local.Machine;
import io.harpline.prove.check.Breach;
import io.harpline.prove.check.Verdict;
import io.harpline.prove.history.Kind;
import io.harpline.prove.load.Answers;
import io.harpline.prove.nemesis.Happened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Runs that were made up.
final class Runs {

    static final Instant START = Instant.parse("2026-11-23T01:00:00Z");

    private static final List<List<String>> FAULTS = List.of(
            List.of("kill", "ingest-1", "transform-1", "sink-1", "kafka-1"),
            List.of("freeze", "transform-1", "sink-1"),
            List.of("network", "ingest>kafka", "sink>harp", "gardin>ingest"),
            List.of("harp", "harp"),
            List.of("rolling", "all"),
            List.of("disk", "ingest-1"));

    private Runs() {}

    /// With load for so long, and faults to more or less each component.
    static Report of(int seconds, int faults, List<Verdict> verdicts) {
        Random random = new Random(seconds);
        List<Happened> happened = new ArrayList<>();
        for (int i = 0; i < faults; i++) {
            List<String> fault = FAULTS.get(random.nextInt(FAULTS.size()));
            Instant from = START.plusSeconds(random.nextInt(seconds));
            happened.add(new Happened(
                    fault.getFirst(),
                    fault.get(1 + random.nextInt(fault.size() - 1)),
                    "a < b & c",
                    from,
                    from.plusSeconds(2 + random.nextInt(20))));
        }
        int healed = seconds + 40;
        return new Report(
                7,
                "./harpline prove --seed 7",
                Map.of("Kafka", "4.3.1"),
                new Machine("a processor", 2, 8_000_000_000L, "Linux 6.1 amd64", "25"),
                List.of(
                        new Phase("load", START, START.plusSeconds(seconds)),
                        new Phase("heal", START.plusSeconds(seconds), START.plusSeconds(healed)),
                        new Phase("check", START.plusSeconds(healed), START.plusSeconds(healed + 20))),
                answers(),
                happened,
                samples(seconds, healed, random, happened),
                verdicts,
                List.of("a note"));
    }

    static Verdict kept(int promise, String check) {
        return new Verdict(check, promise, 12_345, List.of(), 0, List.of());
    }

    static Verdict broken(int promise, String check, Breach... breaches) {
        return new Verdict(check, promise, 99, List.of(breaches), 2, List.of("a note of a check"));
    }

    private static Answers answers() {
        Map<Kind, Map<Integer, Long>> byKind = new TreeMap<>(Map.of(
                Kind.GENUINE,
                new TreeMap<>(Map.of(200, 85_000L, 0, 120L)),
                Kind.FORGED,
                new TreeMap<>(Map.of(401, 4_000L))));
        return new Answers(89_120, byKind, 4.2, 310.0, 9_800.0, 10_001.0, 12);
    }

    private static List<Sample> samples(int seconds, int until, Random random, List<Happened> happened) {
        long[] totals = new long[4];
        return IntStream.range(1, until)
                .mapToObj(second -> {
                    Instant at = START.plusSeconds(second);
                    boolean bad = happened.stream()
                            .anyMatch(one -> one.from().isBefore(at) && one.to().isAfter(at));
                    boolean sending = second < seconds;
                    int sent = sending ? 280 + random.nextInt(40) : 0;
                    totals[0] += sent;
                    totals[1] += bad ? sent * 2 / 3 : sent;
                    totals[3] += bad ? random.nextInt(20) : 0;
                    return new Sample(
                            at,
                            totals[0],
                            totals[1],
                            totals[2],
                            totals[3],
                            sending ? 3 + random.nextDouble() : Double.NaN,
                            sending ? (bad ? 900 * random.nextDouble() : 20) + 5 : Double.NaN,
                            bad && second % 7 == 0 ? -1 : random.nextInt(bad ? 3_000 : 20),
                            random.nextInt(bad ? 9_000 : 30),
                            bad ? random.nextInt(500) : 0,
                            processes(second));
                })
                .toList();
    }

    private static Map<String, Sample.Figures> processes(int second) {
        return Map.of(
                "ingest-1", new Sample.Figures(second < 30 ? 11 : 12, 180_000_000L + second * 1_000L, 40),
                "transform-1", new Sample.Figures(13, 420_000_000L, 60),
                "kafka-1", new Sample.Figures(14, 610_000_000L, 90));
    }
}
