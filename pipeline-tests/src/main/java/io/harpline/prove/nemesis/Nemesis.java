package io.harpline.prove.nemesis;

import io.harpline.local.harp.BadDay;
import io.harpline.local.harp.Mood;
import io.harpline.prove.stack.Condition;
import io.harpline.prove.stack.Link;
import io.harpline.prove.stack.Member;
import io.harpline.prove.stack.ProvedStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Does what a [Schedule] says, to a stack, and notes what it did and when.
public final class Nemesis {

    /// What stands in [Happened] for a process that ended by itself.
    public static final String ENDED = "ended";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /// Two are planned at once; what takes longer to come back than planned is met by the next.
    private static final int AT_ONCE = 8;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final ProvedStack stack;
    private final IntFunction<List<String>> latestAlerts;
    private final Consumer<String> says;
    /// Which members are down, or held, on purpose.
    private final Set<String> struck = ConcurrentHashMap.newKeySet();

    private final List<Happened> happened = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    /// @param latestAlerts the ids of so many alerts that Gardin told of last
    /// @param says is told each thing that goes wrong
    public Nemesis(ProvedStack stack, IntFunction<List<String>> latestAlerts, Consumer<String> says) {
        this.stack = stack;
        this.latestAlerts = latestAlerts;
        this.says = says;
    }

    /// What went wrong so far.
    public List<Happened> happened() {
        return List.copyOf(happened);
    }

    /// What it meant to do and could not: a run with any of these has not tried what it says.
    public List<String> failures() {
        return List.copyOf(failures);
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

    /// Starts again what ended by itself, as any supervisor does, until it is interrupted.
    public void keep() {
        try {
            while (true) {
                for (Member member : stack.members()) {
                    if (!struck.contains(member.name()) && !member.isAlive()) {
                        Instant now = Instant.now();
                        note(new Happened(ENDED, member.name(), "ended by itself, and was started again", now, now));
                        member.start();
                    }
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void play(Planned planned) {
        Act act = planned.act();
        Instant from = Instant.now();
        says.accept("%s %s: %s".formatted(act.fault().text(), act.target(), act.detail()));
        String detail = act.detail();
        try {
            detail += strike(act, planned.lasting());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            failures.add("%s %s: %s".formatted(act.fault().text(), act.target(), failed));
            says.accept("FAILED: " + failures.getLast());
        }
        note(new Happened(act.fault().text(), act.target(), detail, from, Instant.now()));
    }

    private void note(Happened one) {
        happened.add(one);
    }

    /// What there is to add to the act's detail.
    private String strike(Act act, Duration lasting) throws InterruptedException {
        switch (act) {
            case Act.Kill(String name) -> {
                return down(member(name), Member::kill, lasting);
            }
            case Act.Stop(String name) -> {
                return down(member(name), this::stop, lasting);
            }
            case Act.LoseState(String name) -> {
                return down(
                        member(name),
                        member -> {
                            member.kill();
                            stack.loseState(member);
                        },
                        lasting);
            }
            case Act.Freeze(String name) -> freeze(member(name), lasting);
            case Act.Disturb(String name, Condition condition) -> disturb(Set.of(name)::contains, condition, lasting);
            case Act.Isolate(String broker, boolean clientsToo) ->
                disturb(cutOff(member(broker), clientsToo), new Condition.Silent(), lasting);
            case Act.Ail(BadDay day) -> ail(day, lasting);
            case Act.Poison(int alerts, int status) -> {
                List<String> ids = latestAlerts.apply(alerts);
                ail(
                        new BadDay(Mood.WELL, 0, 0, 0, ids.stream().collect(Collectors.toMap(id -> id, id -> status))),
                        lasting);
                return ": " + String.join(", ", ids);
            }
            case Act.FillDisk(String name) -> fillDisk(member(name), lasting);
            case Act.Roll() -> {
                for (Member member : stack.members()) {
                    down(member, this::stop, Duration.ZERO);
                    awaitReplication();
                }
            }
            case Act.Scale(String service, int instances) -> {
                stack.scale(service, instances);
                Thread.sleep(lasting);
                scaleBack(service);
            }
        }
        return "";
    }

    /// All links of a broker, or those between brokers alone.
    private Predicate<String> cutOff(Member broker, boolean clientsToo) {
        Set<String> links = stack.linksOf(broker).stream()
                .map(Link::name)
                .filter(name -> clientsToo || name.startsWith("kafka-"))
                .collect(Collectors.toSet());
        return links::contains;
    }

    private String down(Member member, Consumer<Member> strike, Duration lasting) throws InterruptedException {
        struck.add(member.name());
        try {
            strike.accept(member);
            Thread.sleep(lasting);
        } finally {
            if (!member.isAlive()) {
                member.start();
            }
            struck.remove(member.name());
        }
        return readyAfter(member);
    }

    /// A member may have to wait for another one that is down just now; it need not be ready for the next act.
    private static String readyAfter(Member member) throws InterruptedException {
        Instant started = Instant.now();
        while (!member.isReady()) {
            if (Duration.between(started, Instant.now()).compareTo(PATIENCE) > 0) {
                return "; not ready within " + PATIENCE.toSeconds() + " s";
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return "; ready again after %d ms"
                .formatted(Duration.between(started, Instant.now()).toMillis());
    }

    /// As whoever restarts brokers one after the other waits for, at most as long as for anything.
    private void awaitReplication() throws InterruptedException {
        Instant since = Instant.now();
        while (!stack.isFullyReplicated()
                && Duration.between(since, Instant.now()).compareTo(PATIENCE) < 0) {
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private void stop(Member member) {
        if (!member.stop()) {
            // What it took when it had to be killed in the end stands in the report.
            Instant now = Instant.now();
            note(new Happened(ENDED, member.name(), "did not end on SIGTERM, and was killed", now, now));
        }
    }

    private void freeze(Member member, Duration lasting) throws InterruptedException {
        member.freeze();
        try {
            Thread.sleep(lasting);
        } finally {
            member.thaw();
        }
    }

    private void disturb(Predicate<String> which, Condition condition, Duration lasting) throws InterruptedException {
        List<Link> links =
                stack.links().stream().filter(link -> which.test(link.name())).toList();
        if (links.isEmpty()) {
            throw new IllegalStateException("there is no such link");
        }
        links.forEach(link -> link.set(condition));
        try {
            Thread.sleep(lasting);
        } finally {
            links.forEach(link -> link.set(new Condition.Clear()));
        }
    }

    private void ail(BadDay day, Duration lasting) throws InterruptedException {
        stack.badDay(day);
        try {
            Thread.sleep(lasting);
        } finally {
            stack.badDay(BadDay.WELL);
        }
    }

    private void fillDisk(Member ingest, Duration lasting) throws InterruptedException {
        stack.fillSpoolDisk(ingest);
        try {
            disturb(link -> link.startsWith("ingest>"), new Condition.Silent(), lasting);
        } finally {
            stack.emptySpoolDisk(ingest);
        }
    }

    /// Those that go are not to be started again.
    private void scaleBack(String service) {
        List<String> going = stack.members().stream()
                .map(Member::name)
                .filter(name -> name.startsWith(service + "-") && !name.equals(service + "-1"))
                .toList();
        struck.addAll(going);
        try {
            stack.scale(service, 1);
        } finally {
            going.forEach(struck::remove);
        }
    }

    private Member member(String name) {
        return stack.members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no " + name));
    }
}
