package io.harpline.prove.check;

import static java.util.Comparator.comparing;

import io.harpline.prove.evidence.Answer;
import io.harpline.prove.evidence.Archived;
import io.harpline.prove.nemesis.Happened;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// If A was answered before B was sent to the same ingest, then A's first copy stands before B's. A spool that breaks
/// with records in it is overtaken by what comes then (ADR 0011): where its disk was full meanwhile, that is noted.
final class OrderIsKept {

    private record Taken(Answer answer, Archived record) {}

    private final Findings findings =
            new Findings(1, "of one alert and ingest, what was answered before something was sent stands before it");
    private final List<Happened> fullDisks;
    private long overtaken;

    private OrderIsKept(List<Happened> happened) {
        fullDisks =
                happened.stream().filter(fault -> fault.fault().equals("disk")).toList();
    }

    static Verdict of(Reckoning known) {
        OrderIsKept check = new OrderIsKept(known.evidence().happened());
        byInstanceAndAlert(known).values().forEach(check::look);
        check.findings.note(check.overtaken, "pairs out of order while a spool's disk was full");
        return check.findings.verdict();
    }

    private static Map<List<String>, List<Taken>> byInstanceAndAlert(Reckoning known) {
        Map<List<String>, List<Taken>> taken = new HashMap<>();
        for (Answer answer : known.evidence().answers()) {
            Archived record = answer.status() == 200 ? known.archived().get(answer.ingestId()) : null;
            if (record != null) {
                taken.computeIfAbsent(List.of(answer.instance(), record.key()), unseen -> new ArrayList<>())
                        .add(new Taken(answer, record));
            }
        }
        return taken;
    }

    private void look(List<Taken> ofOne) {
        List<Taken> sent =
                ofOne.stream().sorted(comparing(taken -> taken.answer.sentAt())).toList();
        List<Taken> answered = ofOne.stream()
                .sorted(comparing(taken -> taken.answer.answeredAt()))
                .toList();
        Taken furthest = null;
        int next = 0;
        for (Taken later : sent) {
            for (; answered.get(next).answer.answeredAt().isBefore(later.answer.sentAt()); next++) {
                furthest = further(furthest, answered.get(next));
            }
            if (furthest != null) {
                findings.look();
                compare(furthest, later);
            }
        }
    }

    /// That of the two that stands further behind.
    private static Taken further(@Nullable Taken one, Taken other) {
        return one != null && offset(one) > offset(other) ? one : other;
    }

    private static long offset(Taken taken) {
        return taken.record.place().offset();
    }

    private void compare(Taken earlier, Taken later) {
        if (offset(earlier) < offset(later)) {
            return;
        }
        if (fullDisks.stream().anyMatch(fault -> concerns(fault, earlier, later))) {
            overtaken++;
        } else {
            findings.breach(
                    "what was sent later stands before what was answered earlier",
                    "%s stands at %s, behind %s, which stands at %s"
                            .formatted(earlier.answer, earlier.record.place(), later.answer, later.record.place()));
        }
    }

    private static boolean concerns(Happened fullDisk, Taken earlier, Taken later) {
        return Objects.equals(fullDisk.target(), later.answer.instance())
                && fullDisk.from().isBefore(later.answer.answeredAt())
                && fullDisk.to().isAfter(earlier.answer.sentAt());
    }
}
