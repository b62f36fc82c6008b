package io.harpline.prove;

import io.harpline.prove.check.Verdict;
import io.harpline.prove.history.History;
import io.harpline.prove.load.AnswerLog;
import io.harpline.prove.load.Senders;
import io.harpline.prove.nemesis.Fault;
import io.harpline.prove.nemesis.Nemesis;
import io.harpline.prove.nemesis.Planned;
import io.harpline.prove.nemesis.Schedule;
import io.harpline.prove.report.Sampler;
import io.harpline.prove.stack.ProvedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// One run, from a stack that is started to a report.
///
/// ```
/// start ─▶ send, while things go wrong ─▶ heal, until it is quiet ─▶ the operator's commands ─▶ check ─▶ report
/// ```
final class Run {

    private static final String FIRST_KEY = "first";
    private static final String SECOND_KEY = "second";

    private final Plan plan;
    private final Consumer<String> says;

    Run(Plan plan, Consumer<String> says) {
        this.plan = plan;
        this.says = says;
    }

    /// Whether every promise was kept.
    boolean toItsEnd() throws Exception {
        Path directory = plan.directory();
        demandEmpty(directory);
        Files.createDirectories(directory);
        says.accept(plan.command());
        says.accept("all of it is kept in " + directory);
        Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        History history = new History(plan.seed(), start, plan.perSecond(), plan.duration());
        try (ProvedStack stack = ProvedStack.start(
                directory.resolve("stack"), plan.brokers(), FIRST_KEY, history.firstSecret())) {
            try (AnswerLog answers = AnswerLog.open(directory.resolve("answers.jsonl"));
                    Senders senders = new Senders(history, stack::webhooks, answers);
                    Sampler sampler = Sampler.start(stack, senders, directory.resolve("samples.jsonl"))) {
                Nemesis nemesis = new Nemesis(stack, senders::latestAlerts, this::saysWhen);
                underFire(stack, history, senders, nemesis);
                Healing healing = new Healing(stack, sampler, this::saysWhen);
                healing.untilQuiet(longest());
            }
        }
        return true;
    }

    private void underFire(ProvedStack stack, History history, Senders senders, Nemesis nemesis)
            throws InterruptedException {
        List<Planned> schedule = Schedule.of(plan.seed(), plan.duration(), possible(stack), plan.brokers());
        Instant begun = Instant.now();
        Thread keeper = Thread.ofPlatform().daemon().name("keeper").start(nemesis::keep);
        Thread sending = Thread.ofPlatform().name("senders").start(senders::play);
        Thread rotation = Thread.ofVirtual().start(() -> {
            sleep(Duration.between(Instant.now(), begun.plus(history.secondKeyAt())));
            stack.addKey(SECOND_KEY, history.secondSecret());
            saysWhen("Gardin has a second key");
        });
        nemesis.play(schedule, begun);
        rotation.join();
        sending.join();
        keeper.interrupt();
        keeper.join();
    }
}
