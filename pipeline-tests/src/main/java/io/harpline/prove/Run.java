package io.harpline.prove;

import io.harpline.local.Machine;
import io.harpline.prove.check.Breach;
import io.harpline.prove.check.Checks;
import io.harpline.prove.check.Verdict;
import io.harpline.prove.evidence.Evidence;
import io.harpline.prove.history.History;
import io.harpline.prove.load.AnswerLog;
import io.harpline.prove.load.Senders;
import io.harpline.prove.nemesis.Nemesis;
import io.harpline.prove.report.Phase;
import io.harpline.prove.report.Report;
import io.harpline.prove.report.Sampler;
import io.harpline.prove.stack.ProvedStack;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// One run, from a stack that is started to a report.
///
/// ```
/// start ─▶ send, while things go wrong ─▶ heal, until it is quiet ─▶ the operator's commands ─▶ check ─▶ report
/// ```
final class Run {

    static final String FIRST_KEY = "first";

    private final Plan plan;
    private final Consumer<String> says;
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final History history;
    private final Path directory;
    private final List<Phase> phases = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /// @param says is told what happens, a line each
    Run(Plan plan, Consumer<String> says) {
        this.plan = plan;
        this.says = line -> says.accept("%7.1f s  %s".formatted(sinceStart().toMillis() / 1e3, line));
        this.directory = plan.directory();
        this.history = new History(plan.seed(), start, plan.perSecond(), plan.duration());
    }

    /// Whether every promise was kept.
    ///
    /// @throws Exception if it could not be tried
    boolean toItsEnd() throws Exception {
        says.accept(plan.command());
        says.accept("all of it is kept in " + directory);
        Files.createDirectories(directory);
        try (ProvedStack stack = ProvedStack.start(
                        directory.resolve("stack"), plan.brokers(), FIRST_KEY, history.firstSecret());
                AnswerLog log = AnswerLog.in(directory);
                Senders senders = new Senders(history, stack::webhooks, log);
                Sampler sampler = Sampler.start(stack, senders, directory.resolve("samples.jsonl"));
                Nemesis nemesis = new Nemesis(stack, senders::latestAlerts, says)) {
            Fire fire = new Fire(plan, history, stack, senders, nemesis, says);
            int planned = during("load", fire::burn);
            notes.addAll(fire.notes());
            log.flush();
            Aftermath aftermath = new Aftermath(stack, new Healing(stack, sampler), directory, says);
            List<Verdict> verdicts = new ArrayList<>();
            verdicts.addAll(during(
                    "heal", () -> orSaysWhy("healing", () -> aftermath.heal(Healing.longest(plan.duration())))));
            verdicts.addAll(during(
                    "check",
                    () -> orSaysWhy("reading the evidence", () -> Checks.all(evidence(stack, nemesis, sampler)))));
            verdicts.add(Attempted.verdict(nemesis, planned));
            Report report = report(senders, nemesis, sampler, verdicts);
            report.write(directory);
            tell(report);
            return report.isKept();
        }
    }

    /// An hour's run is not thrown away because something of it cannot be had, be it for want of memory: that
    /// is a finding like any other.
    private List<Verdict> orSaysWhy(String what, Step<List<Verdict>> step) throws InterruptedException {
        try {
            return step.take();
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception | Error failed) {
            says.accept(what + " has failed: " + failed);
            StringWriter trace = new StringWriter();
            failed.printStackTrace(new PrintWriter(trace));
            return List.of(new Verdict(
                    what + " goes through",
                    0,
                    1,
                    List.of(new Breach(0, "it has failed", trace.toString())),
                    1,
                    List.of()));
        }
    }

    private Evidence evidence(ProvedStack stack, Nemesis nemesis, Sampler sampler)
            throws IOException, InterruptedException {
        says.accept("reading what there is");
        return new Reading(stack, history, directory).evidence(nemesis.happened(), sampler.samples());
    }

    private Report report(Senders senders, Nemesis nemesis, Sampler sampler, List<Verdict> verdicts) {
        return new Report(
                plan.seed(),
                plan.command(),
                Versions.here(),
                Machine.here(),
                List.copyOf(phases),
                senders.answers(),
                nemesis.happened(),
                sampler.samples(),
                verdicts,
                notes);
    }

    private void tell(Report report) {
        for (Verdict verdict : report.verdicts()) {
            says.accept("%s  %s: %s, looked at %,d"
                    .formatted(
                            verdict.holds() ? "kept  " : "BROKEN",
                            verdict.promise() == 0 ? "   -" : "P" + verdict.promise(),
                            verdict.check(),
                            verdict.looked()));
            verdict.breaches().stream()
                    .limit(3)
                    .forEach(breach -> says.accept("        " + breach.what() + ": " + breach.evidence()));
        }
        says.accept((report.isKept() ? "every promise was kept" : "NOT every promise was kept") + ": "
                + directory.resolve("report.md"));
    }

    private <T> T during(String phase, Step<T> step) throws Exception {
        Instant from = Instant.now();
        T done = step.take();
        phases.add(new Phase(phase, from, Instant.now()));
        return done;
    }

    /// A part of the run.
    private interface Step<T> {
        T take() throws Exception;
    }

    private Duration sinceStart() {
        return Duration.between(start, Instant.now());
    }
}
