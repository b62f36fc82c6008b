package io.harpline.prove.check;

import io.harpline.prove.evidence.Evidence;

/// No secret stands in a topic, a log, a metric, or whatever was printed.
final class NoSecretIsShown {

    private NoSecretIsShown() {}

    static Verdict of(Reckoning known) {
        Evidence evidence = known.evidence();
        Findings findings = new Findings(7, "no secret stands in a record, a log, a metric or an error");
        findings.looks(evidence.searched());
        evidence.leaks().forEach(leak -> findings.breach("a secret is shown", leak.secret() + ", in " + leak.where()));
        return findings.verdict();
    }
}
