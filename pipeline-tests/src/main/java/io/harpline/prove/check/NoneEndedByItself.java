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
        for (Happened fault : faults.all()) {
            if (fault.detail().contains(Happened.DEAF) && isService(fault.target())) {
                findings.breach("it did not end when it was told to", fault.toString());
            } else if (fault.fault().equals("ended")) {
                if (isService(fault.target()) || (isBroker(fault.target()) && !wasStruck(fault, faults))) {
                    findings.breach("it ended of its own accord", fault.toString());
                } else {
                    others++;
                }
            }
        }
        findings.note(others, "other endings: of Harp, and of brokers that were struck just then");
        return findings.verdict();
    }

    /// Also the name of a whole service, which is what is scaled.
    private static boolean isService(String target) {
        return SERVICES.stream().anyMatch(target::startsWith);
    }

    private static boolean isBroker(String target) {
        return target.startsWith("kafka");
    }

    /// A broker gives up that finds no controller when it starts.
    private static boolean wasStruck(Happened ended, Faults faults) {
        return faults.between(
                        ended.from().minus(MARGIN),
                        ended.to().plus(MARGIN),
                        fault -> !fault.fault().equals("ended") && Faults.ends(fault, ended.target()))
                .isPresent();
    }
}
