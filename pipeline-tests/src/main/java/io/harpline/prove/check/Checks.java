package io.harpline.prove.check;

import io.harpline.prove.evidence.Evidence;
import io.harpline.prove.report.Sample;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All that must be true after a run.
public final class Checks {

    private static final List<Function<Reckoning, Verdict>> ALL = List.of(
            AnsweredIsArchived::of,
            GenuineIsTaken::of,
            OrderIsKept::of,
            ReverifiedIsArchived::of,
            RefusedIsKept::of,
            OneOutcomeEach::of,
            OutcomesAreRight::of,
            EventsAreRight::of,
            QuarantineIsRight::of,
            StateIsTheJoin::newest,
            StateIsTheJoin::afterEachEvent,
            OrderDoesNotMatter::of,
            NeverOlderAfterNewer::acknowledged,
            NeverOlderAfterNewer::remembered,
            NeverOlderInHarp::of,
            HarpWasToldTheTruth::of,
            AcknowledgedIsThere::of,
            EveryEventIsFinished::of,
            DeadLettersAreKept::of,
            HarpShowsTheTruth::of,
            NoneWaitsForAnother::of,
            TheSameAgain::of,
            OnlyGenuineIsArchived::of,
            ForgedIsRefused::of,
            NoSecretIsShown::of,
            LedgerAddsUp::of,
            EverythingIsReadable::of,
            NoneEndedByItself::of,
            ProcessesStayFlat::bounded);

    /// Asked only of a run that is so long that some process must have lived long enough.
    private static final List<Function<Reckoning, Verdict>> OF_LONG_RUNS =
            List.of(ProcessesStayFlat::memory, ProcessesStayFlat::threads);

    private static final Duration LONG = Duration.ofMinutes(5);

    private static final int DEPTH = 5;

    private Checks() {}

    /// What each check has found, by promise.
    public static List<Verdict> all(Evidence evidence) {
        Reckoning reckoning;
        try {
            reckoning = Reckoning.of(evidence);
        } catch (RuntimeException broken) {
            return List.of(notLooked(broken));
        }
        return Stream.of(ALL, isLong(evidence.samples()) ? OF_LONG_RUNS : List.<Function<Reckoning, Verdict>>of())
                .flatMap(List::stream)
                .map(check -> verdict(check, reckoning))
                .toList();
    }

    /// A check that breaks down has shown nothing, and the others go on.
    static Verdict verdict(Function<Reckoning, Verdict> check, Reckoning reckoning) {
        try {
            return check.apply(reckoning);
        } catch (RuntimeException broken) {
            return notLooked(broken);
        }
    }

    private static Verdict notLooked(RuntimeException broken) {
        Findings findings = new Findings(0, "each check can be carried out");
        findings.look();
        String where = Arrays.stream(broken.getStackTrace())
                .limit(DEPTH)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
        findings.breach("a check broke down", broken + ", at " + where);
        return findings.verdict();
    }

    private static boolean isLong(List<Sample> samples) {
        return !samples.isEmpty()
                && Duration.between(samples.getFirst().at(), samples.getLast().at())
                                .compareTo(LONG)
                        >= 0;
    }
}
