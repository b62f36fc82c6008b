package io.harpline.prove.nemesis;

import io.harpline.prove.nemesis.Claims.Claim;
import io.harpline.prove.stack.ProvedStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Does what a [Schedule] says, to a stack, and notes what it did and when. It also starts again what ends by itself,
/// from [#startKeeping] until it is closed.
public final class Nemesis implements AutoCloseable {

    /// What stands in [Happened] for a process that ended by itself.
    public static final String ENDED = "ended";

    /// Two are planned at once; what takes longer to come back than planned is waited for by the next.
    private static final int AT_ONCE = 8;

    private final List<Happened> happened = new CopyOnWriteArrayList<>();
    private final List<Ending> endings = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final List<String> tooLate = new CopyOnWriteArrayList<>();
    private final AtomicInteger tried = new AtomicInteger();

    private final Consumer<String> says;
    private final Claims parts = new Claims();
    private final Striker striker;
    private final Keeper keeper;
    private @Nullable Thread keeping;

    /// @param latestAlerts the ids of so many alerts that Gardin told of last
    /// @param says is told each thing that goes wrong
    public Nemesis(ProvedStack stack, IntFunction<List<String>> latestAlerts, Consumer<String> says) {
        this.says = says;
        Claims members = new Claims();
        this.striker = new Striker(stack, parts, members, latestAlerts, happened::add);
        this.keeper = new Keeper(stack, members, this::note, says);
    }

    /// What went wrong so far: of a rolling restart each that was restarted, and what ended by itself, as the fault
    /// `ended`.
    public List<Happened> happened() {
        return List.copyOf(happened);
    }

    /// What ended by itself so far.
    public List<Ending> endings() {
        return List.copyOf(endings);
    }

    /// What it meant to do and could not: a run with any of these has not tried what it says.
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /// How many acts it has done, or failed to do.
    public int tried() {
        return tried.get();
    }

    /// What it did not do because there was nothing to do it to any more.
    public List<String> tooLate() {
        return List.copyOf(tooLate);
    }

    /// Plays the schedule to its end. Returns once all of it is undone.
    ///
    /// @param start when the run began
    public void play(List<Planned> schedule, Instant start) {
        try (ScheduledExecutorService acts = Executors.newScheduledThreadPool(
                AT_ONCE, Thread.ofPlatform().name("nemesis-", 1).factory())) {
            for (Planned planned : schedule) {
                Duration wait = Duration.between(Instant.now(), start.plus(planned.at()));
                var _ = acts.schedule(() -> play(planned), wait.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    /// Starts again what ends by itself, as any supervisor does, on a thread of its own, until [#close].
    public synchronized void startKeeping() {
        if (keeping == null) {
            keeping = Thread.ofPlatform().name("keeper").start(keeper::keep);
        }
    }

    /// Nothing is started again any more.
    @Override
    public synchronized void close() {
        if (keeping != null) {
            keeping.interrupt();
            try {
                keeping.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void play(Planned planned) {
        Act act = planned.act();
        Where where = Where.of(act);
        try (Claim _ = where.isEverywhere() ? parts.all() : parts.of(where.parts())) {
            playNow(planned);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void playNow(Planned planned) throws InterruptedException {
        Act act = planned.act();
        if (!striker.finds(act)) {
            tooLate.add(act.fault().text() + " " + act.target());
            return;
        }
        Instant from = Instant.now();
        tried.incrementAndGet();
        says.accept("%s %s: %s".formatted(act.fault().text(), act.target(), act.detail()));
        String detail = act.detail();
        try {
            detail += striker.strike(act, planned.lasting());
        } catch (RuntimeException failed) {
            failures.add("%s %s: %s".formatted(act.fault().text(), act.target(), failed));
            says.accept("FAILED: " + failures.getLast());
        }
        // What a rolling restart does to each is told one by one.
        if (!(act instanceof Act.Roll)) {
            happened.add(new Happened(act.fault().text(), act.target(), detail, from, Instant.now()));
        }
    }

    private void note(Ending ending) {
        endings.add(ending);
        happened.add(new Happened(
                ENDED, ending.member(), "ended by itself, and was started again", ending.at(), ending.at()));
        says.accept(ending.member() + " ended by itself");
    }
}
