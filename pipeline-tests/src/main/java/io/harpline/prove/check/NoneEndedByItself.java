package io.harpline.prove.check;

import io.harpline.prove.nemesis.Happened;
import io.harpline.prove.report.Sample;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/// No service and no broker ends unless it is told to, and each service ends when it is told to.
final class NoneEndedByItself {

    private static final Set<String> SERVICES = Set.of("ingest", "transform", "sink");
    private static final Duration MARGIN = Duration.ofSeconds(2);

    /// SIGTERM is waited for as long.
    private static final Duration LONGEST_STOP = Duration.ofSeconds(45);

    private record Life(String name, long pid) {}

    private NoneEndedByItself() {}

    static Verdict of(Reckoning known) {
        Findings findings = new Findings(0, "no ingest, transform, sink or broker ended by itself");
        Set<Life> lives = new HashSet<>();
        for (Sample sample : known.evidence().samples()) {
            sample.processes().forEach((name, figures) -> lives.add(new Life(name, figures.pid())));
        }
        findings.looks(lives.size());
        Faults faults = Faults.of(known);
        long others = 0;
        for (Happened ended : faults.all()) {
            if (ended.fault().equals("ended")) {
                if (isBroken(ended, faults)) {
                    findings.breach("it ended, or did not, of its own accord", ended.toString());
                } else {
                    others++;
                }
            }
        }
        findings.note(others, "other endings: of Harp, of brokers that took long, of what was struck just then");
        return findings.verdict();
    }

    private static boolean isBroken(Happened ended, Faults faults) {
        String service = ended.target().replaceFirst("-\\d+$", "");
        if (ended.detail().startsWith("did not end")) {
            // What was frozen meanwhile could not hear.
            return SERVICES.contains(service)
                    && faults.between(
                                    ended.from().minus(LONGEST_STOP),
                                    ended.to(),
                                    fault -> fault.fault().equals("freeze") && Faults.touches(fault, ended.target()))
                            .isEmpty();
        }
        return (SERVICES.contains(service) || service.equals("kafka"))
                && faults.between(
                                ended.from().minus(MARGIN),
                                ended.to().plus(MARGIN),
                                fault -> !fault.fault().equals("ended") && Faults.ends(fault, ended.target()))
                        .isEmpty();
    }
}
