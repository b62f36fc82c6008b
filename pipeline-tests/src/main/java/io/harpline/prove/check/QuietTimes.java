package io.harpline.prove.check;

import static java.util.Comparator.comparing;

import io.harpline.prove.nemesis.Happened;
import io.harpline.prove.report.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The times of a run in which nothing was wrong but, at most, poisoned alerts.
record QuietTimes(List<Span> spans) {

    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final int IN_A_ROW = 3;

    record Span(Instant from, Instant to) {
        boolean has(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(to);
        }
    }

    /// The times between the faults.
    ///
    /// @param lead how long before a fault no time counts as quiet any more
    static QuietTimes between(List<Happened> happened, List<Sample> samples, Span run, Duration lead) {
        List<Happened> faults = happened.stream()
                .filter(fault -> !fault.fault().equals("poison"))
                .sorted(comparing(Happened::from))
                .toList();
        List<Span> spans = new ArrayList<>();
        Instant free = run.from();
        for (Happened fault : faults) {
            add(spans, free, fault.from().minus(lead), samples);
            free = fault.to().isAfter(free) ? fault.to() : free;
        }
        add(spans, free, run.to(), samples);
        return new QuietTimes(spans);
    }

    /// What had piled up has to be gone first.
    private static void add(List<Span> spans, Instant free, Instant to, List<Sample> samples) {
        Instant from = caughtUp(free.plus(SETTLING), samples);
        if (from.isBefore(to)) {
            spans.add(new Span(from, to));
        }
    }

    /// When no more waits than comes in a second, for some samples in a row.
    private static Instant caughtUp(Instant settled, List<Sample> samples) {
        int row = 0;
        for (int i = 1; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            row = !sample.at().isBefore(settled) && waitsForNothing(samples.get(i - 1), sample) ? row + 1 : 0;
            if (row == IN_A_ROW) {
                return sample.at();
            }
        }
        return Instant.MAX;
    }

    private static boolean waitsForNothing(Sample before, Sample now) {
        double seconds = Duration.between(before.at(), now.at()).toMillis() / 1e3;
        double arrivals = (now.sent() - before.sent()) / seconds;
        return now.transformLag() >= 0
                && now.sinkLag() >= 0
                && now.transformLag() + now.sinkLag() <= arrivals
                && now.spooled() == 0;
    }

    /// How long they are together.
    long seconds() {
        return spans.stream()
                .mapToLong(span -> Duration.between(span.from(), span.to()).toSeconds())
                .sum();
    }

    boolean has(Instant moment) {
        return spans.stream().anyMatch(span -> span.has(moment));
    }
}
