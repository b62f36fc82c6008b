package io.harpline.prove.check;

import io.harpline.prove.evidence.Evidence;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// All that must be true after a run.
public final class Checks {

    private static final List<Function<Reckoning, Verdict>> ALL = List.of(
            AnsweredIsArchived::of,
            GenuineIsTaken::of,
            OrderIsKept::of,
            ReverifiedIsArchived::of,
            OneOutcomeEach::of,
            OutcomesAreRight::of,
            EventsAreRight::of,
            QuarantineIsRight::of,
            StateIsTheJoin::newest,
            StateIsTheJoin::afterEachEvent,
            OrderDoesNotMatter::of,
            NeverOlderAfterNewer::acknowledged,
            NeverOlderAfterNewer::remembered,
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
            ProcessesStayFlat::memory,
            ProcessesStayFlat::threads);

    private Checks() {}

    /// What each check has found, by promise.
    public static List<Verdict> all(Evidence evidence) {
        Reckoning reckoning = Reckoning.of(evidence);
        Stream<Verdict> verdicts = ALL.stream().map(check -> check.apply(reckoning));
        return verdicts.toList();
    }
}
