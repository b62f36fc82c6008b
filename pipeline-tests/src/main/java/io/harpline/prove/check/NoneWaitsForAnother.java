package io.harpline.prove.check;

import static java.util.Comparator.comparingLong;
import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.groupingBy;

import io.harpline.prove.check.QuietTimes.Span;
import io.harpline.prove.evidence.Archived;
import io.harpline.prove.evidence.Read;
import io.harpline.prove.model.Ruling;
import io.harpline.schemas.alert.AlertEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// While nothing is wrong but that Harp fails some alerts, every other event is soon on its way. One that waits for an
/// earlier event of its own alert is left out, and one whose notification was only moved into the archive later.
final class NoneWaitsForAnother {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Receipts receipts;
    private final QuietTimes quiet;
    private final Set<String> poisoned;
    private final Set<String> late = new HashSet<>();
    private final Findings findings = new Findings(
            5, "in quiet times each event is first posted within " + SOON.toSeconds() + " s, whatever Harp fails");
    private long unknown;

    private NoneWaitsForAnother(Reckoning known) {
        this.receipts = Receipts.of(known.evidence());
        Span run = run(known.evidence().events());
        this.quiet =
                QuietTimes.between(known.evidence().happened(), known.evidence().samples(), run, SOON);
        this.poisoned = Faults.of(known).poisoned().keySet();
        for (Archived record : known.evidence().archive()) {
            Ruling ruling = known.rulings().get(record.place());
            Ruling.Change change = ruling == null ? null : ruling.event();
            if (record.moved() && change != null) {
                late.add(record.key() + "/" + change.state().version());
            }
        }
    }

    private static Span run(List<Read<AlertEvent>> events) {
        Instant first = events.stream().map(Read::at).min(naturalOrder()).orElse(Instant.EPOCH);
        return new Span(
                first,
                events.stream().map(Read::at).max(naturalOrder()).orElse(first).plusMillis(1));
    }

    static Verdict of(Reckoning known) {
        NoneWaitsForAnother check = new NoneWaitsForAnother(known);
        known.events().values().stream().collect(groupingBy(Read::key)).values().forEach(check::look);
        check.findings.note("%d quiet times, %d s together; %d alerts were failed by Harp"
                .formatted(check.quiet.spans().size(), check.quiet.seconds(), check.poisoned(known)));
        check.findings.note(check.unknown, "events whose first attempt is not known were left out");
        return check.findings.verdict();
    }

    private long poisoned(Reckoning known) {
        return known.alerts().keySet().stream().filter(this::isPoisoned).count();
    }

    private boolean isPoisoned(String alert) {
        return poisoned.contains(alert.substring(alert.indexOf('/') + 1));
    }

    private void look(List<Read<AlertEvent>> ofAlert) {
        Instant free = Instant.MIN;
        for (Read<AlertEvent> event : ofAlert.stream()
                .sorted(comparingLong(read -> read.value().version()))
                .toList()) {
            boolean looked = quiet.has(event.at())
                    && !event.at().isBefore(free)
                    && !isPoisoned(event.key())
                    && !late.contains(event.key() + "/" + event.value().version());
            if (looked) {
                check(event);
            }
            Instant finished = receipts.finishedAt(event.value().eventId()).orElse(Instant.MAX);
            free = finished.isAfter(free) ? finished : free;
        }
    }

    private void check(Read<AlertEvent> event) {
        Optional<Instant> first = receipts.firstAttempt(event.value().eventId());
        if (first.isEmpty()) {
            unknown++;
            return;
        }
        Duration waited = Duration.between(event.at(), first.get());
        findings.require(
                waited.compareTo(SOON) <= 0,
                "it waited for others",
                () -> "%d ms until the first attempt: %s".formatted(waited.toMillis(), event));
    }
}
