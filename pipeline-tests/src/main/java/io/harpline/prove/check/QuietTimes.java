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
    private static final long CAUGHT_UP = 1_000;

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
        add(spans, free, run.to().minus(lead), samples);
        return new QuietTimes(spans);
    }

    /// What had piled up has to be gone first.
    private static void add(List<Span> spans, Instant free, Instant to, List<Sample> samples) {
        Instant settled = free.plus(SETTLING);
        Instant from = samples.stream()
                .filter(sample -> !sample.at().isBefore(settled) && sample.transformLag() >= 0 && sample.sinkLag() >= 0)
                .filter(sample -> sample.transformLag() + sample.sinkLag() <= CAUGHT_UP && sample.spooled() <= 0)
                .map(Sample::at)
                .findFirst()
                .orElse(settled);
        if (from.isBefore(to)) {
            spans.add(new Span(from, to));
        }
    }

    boolean has(Instant moment) {
        return spans.stream().anyMatch(span -> span.has(moment));
    }
}
