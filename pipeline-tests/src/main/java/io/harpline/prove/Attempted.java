package io.harpline.prove;

import io.harpline.prove.check.Breach;
import io.harpline.prove.check.Verdict;
import io.harpline.prove.nemesis.Nemesis;
import java.util.ArrayList;
import java.util.List;

/// Whether what was to go wrong went wrong: a run that has not tried what it says proves nothing.
final class Attempted {

    private Attempted() {}

    static Verdict verdict(Nemesis nemesis, int planned) {
        List<Breach> failures = new ArrayList<>();
        nemesis.failures().forEach(failure -> failures.add(new Breach(0, "a fault could not be tried", failure)));
        int tried = nemesis.tried();
        List<String> tooLate = nemesis.tooLate();
        if (tried + tooLate.size() != planned) {
            failures.add(new Breach(0, "not as many faults as were planned", "%d of %d".formatted(tried, planned)));
        }
        // With nothing planned there is one thing to look at: that nothing was.
        return new Verdict(
                "%d of %d faults were tried, and those left out met an instance that was gone"
                        .formatted(tried, planned),
                0,
                planned == 0 ? 1 : tried,
                failures,
                failures.size(),
                tooLate.isEmpty() ? List.of() : List.of("too late: " + String.join(", ", tooLate)));
    }
}
