package io.harpline.prove;

import io.harpline.prove.history.History;
import io.harpline.prove.load.Senders;
import io.harpline.prove.nemesis.Fault;
import io.harpline.prove.nemesis.Nemesis;
import io.harpline.prove.nemesis.Planned;
import io.harpline.prove.nemesis.Schedule;
import io.harpline.prove.stack.ProvedStack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The time in which Gardin sends, and things go wrong.
final class Fire {

    static final String SECOND_KEY = "second";

    private final Plan plan;
    private final History history;
    private final ProvedStack stack;
    private final Senders senders;
    private final Nemesis nemesis;
    private final Consumer<String> says;
    private final List<String> notes = new ArrayList<>();

    Fire(Plan plan, History history, ProvedStack stack, Senders senders, Nemesis nemesis, Consumer<String> says) {
        this.plan = plan;
        this.history = history;
        this.stack = stack;
        this.senders = senders;
        this.nemesis = nemesis;
        this.says = says;
    }

    /// Returns once all is sent and all that went wrong is undone; how many things were to go wrong.
    int burn() throws Exception {
        List<Planned> schedule = possible(Schedule.of(plan.seed(), plan.duration(), plan.faults(), plan.brokers()));
        says.accept("%,d requests a second for %s minutes, and %d faults"
                .formatted(plan.perSecond(), plan.minutes(), schedule.size()));
        try (ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor()) {
            Instant begun = Instant.now();
            Future<?> rotation =
                    threads.schedule(this::rotate, history.secondKeyAt().toMillis(), TimeUnit.MILLISECONDS);
            nemesis.startKeeping();
            Thread striking = Thread.ofPlatform().name("nemesis").start(() -> nemesis.play(schedule, begun));
            senders.play();
            Instant sent = Instant.now();
            striking.join();
            noteWhatCameLate(sent);
            rotation.get();
        }
        return schedule.size();
    }

    private void noteWhatCameLate(Instant sent) {
        long late = nemesis.happened().stream()
                .filter(one -> one.from().isAfter(sent))
                .count();
        if (late > 0) {
            notes.add("%d faults had waited for others so long that they began when nothing was sent any more."
                    .formatted(late));
        }
    }

    /// What a reader must know of it.
    List<String> notes() {
        return notes;
    }

    private void rotate() {
        stack.addKey(SECOND_KEY, history.secondSecret());
        says.accept("ingest knows a second key of Gardin's");
    }

    /// All of it, or all but what takes rights that we do not have: the rest stays as it is planned.
    private List<Planned> possible(List<Planned> schedule) {
        if (stack.hasSpoolDisk()) {
            return schedule;
        }
        List<Planned> possible =
                schedule.stream().filter(one -> one.act().fault() != Fault.DISK).toList();
        if (possible.size() < schedule.size()) {
            notes.add("No disk was full: that takes a small file system of its own, and one may not mount here.");
        }
        return possible;
    }
}
