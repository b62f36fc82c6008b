package io.harpline.prove.nemesis;

import io.harpline.local.harp.BadDay;
import io.harpline.local.harp.Mood;
import io.harpline.prove.nemesis.Claims.Claim;
import io.harpline.prove.stack.Condition;
import io.harpline.prove.stack.Link;
import io.harpline.prove.stack.Member;
import io.harpline.prove.stack.ProvedStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Does an act to a stack, and undoes it. Whoever calls has claimed where it happens.
final class Striker {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /// Late in a long run, a Harp that is started again has a million posts to read first.
    private static final Duration HARP_READS = Duration.ofMinutes(2);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final ProvedStack stack;
    private final Claims parts;
    private final Claims members;
    private final IntFunction<List<String>> latestAlerts;
    private final Consumer<Happened> rolled;

    /// @param parts where things happen
    /// @param members those in hand here are not started again by anybody else
    /// @param rolled is told of each that a rolling restart has restarted, when it is ready again
    Striker(
            ProvedStack stack,
            Claims parts,
            Claims members,
            IntFunction<List<String>> latestAlerts,
            Consumer<Happened> rolled) {
        this.stack = stack;
        this.parts = parts;
        this.members = members;
        this.latestAlerts = latestAlerts;
        this.rolled = rolled;
    }

    /// What is done to a member, with what there is to say of it.
    private interface Blow {
        String to(Member member);
    }

    /// Whether there is something to strike: of several instances one may never have become ready, or be gone again.
    boolean finds(Act act) throws InterruptedException {
        return !isOfSeveral(act.target()) || within(PATIENCE, () -> isReady(act.target()));
    }

    /// Returns once it is undone, with what there is to add to the act's detail.
    ///
    /// @throws IllegalStateException if it could not be done
    String strike(Act act, Duration lasting) throws InterruptedException {
        return switch (act) {
            case Act.Strike(Fault fault, String name) -> strike(fault, member(name), lasting);
            case Act.Disturb(String name, Condition condition) -> disturb(Set.of(name)::contains, condition, lasting);
            case Act.Isolate(String broker, boolean clientsToo) ->
                disturb(cutOff(member(broker), clientsToo), new Condition.Silent(), lasting);
            case Act.Ail(BadDay day) -> ail(day, lasting);
            case Act.Poison(int alerts, int status) -> poison(latestAlerts.apply(alerts), status, lasting);
            case Act.FillDisk(String name) -> fillDisk(member(name), lasting);
            case Act.Roll() -> roll();
            case Act.Scale(String service, int instances) -> scale(service, instances, lasting);
        };
    }

    private String strike(Fault fault, Member member, Duration lasting) throws InterruptedException {
        return switch (fault) {
            case KILL -> down(member, Striker::kill, lasting);
            case STOP -> down(member, Striker::stop, lasting);
            case STATE -> down(member, this::loseState, lasting);
            case FREEZE -> freeze(member, lasting);
            default -> throw new IllegalArgumentException(fault + " happens to no process");
        };
    }

    private String down(Member member, Blow blow, Duration lasting) throws InterruptedException {
        demandWithin(PATIENCE, member::isAlive, () -> member + " does not run");
        String said;
        try (Claim _ = members.of(List.of(member.name()))) {
            try {
                said = blow.to(member);
                Thread.sleep(lasting);
            } finally {
                member.start();
            }
        }
        return said + readyAfter(member);
    }

    private static String kill(Member member) {
        member.kill();
        return "";
    }

    private static String stop(Member member) {
        return member.stop() ? "" : "; " + Happened.DEAF;
    }

    private String loseState(Member transform) {
        transform.kill();
        stack.loseState(transform);
        return "";
    }

    /// A member may have to wait for another one that is down just now; it need not be ready for the next act.
    private static String readyAfter(Member member) throws InterruptedException {
        Instant started = Instant.now();
        return within(PATIENCE, member::isReady)
                ? "; ready again after %d ms"
                        .formatted(Duration.between(started, Instant.now()).toMillis())
                : "; not ready within " + PATIENCE.toSeconds() + " s";
    }

    private String freeze(Member member, Duration lasting) throws InterruptedException {
        demandWithin(PATIENCE, member::isAlive, () -> member + " does not run");
        try (Claim _ = members.of(List.of(member.name()))) {
            member.freeze();
            try {
                Thread.sleep(lasting);
            } finally {
                member.thaw();
            }
        }
        return "";
    }

    private String disturb(Predicate<String> which, Condition condition, Duration lasting) throws InterruptedException {
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

    private String poison(List<String> alerts, int status, Duration lasting) throws InterruptedException {
        if (alerts.isEmpty()) {
            throw new IllegalStateException("Gardin has told of no alert yet");
        }
        ail(new BadDay(Mood.WELL, 0, 0, 0, alerts.stream().collect(Collectors.toMap(id -> id, _ -> status))), lasting);
        return ": " + String.join(", ", alerts);
    }

    private String ail(BadDay day, Duration lasting) throws InterruptedException {
        demandWithin(HARP_READS, stack.harp()::isReady, () -> "Harp is not ready");
        stack.badDay(day);
        try {
            Thread.sleep(lasting);
        } finally {
            // A Harp that was started again meanwhile is well, and one that starts just now takes it later.
            demandWithin(HARP_READS, this::isWellAgain, () -> "Harp does not take it that all is well");
        }
        return "";
    }

    private boolean isWellAgain() {
        try {
            stack.badDay(BadDay.WELL);
            return true;
        } catch (IllegalStateException notNow) {
            return false;
        }
    }

    private String fillDisk(Member ingest, Duration lasting) throws InterruptedException {
        stack.fillSpoolDisk(ingest);
        try {
            return disturb(link -> link.startsWith("ingest>"), new Condition.Silent(), lasting);
        } finally {
            stack.emptySpoolDisk(ingest);
        }
    }

    private String roll() throws InterruptedException {
        for (Member member : stack.members()) {
            Instant from = Instant.now();
            String said = down(member, Striker::stop, Duration.ZERO);
            rolled.accept(new Happened(Fault.ROLLING.text(), member.name(), "SIGTERM" + said, from, Instant.now()));
            // As whoever restarts brokers one after the other waits for.
            within(PATIENCE, stack::isFullyReplicated);
        }
        return "";
    }

    private String scale(String service, int instances, Duration lasting) throws InterruptedException {
        stack.scale(service, instances);
        String said;
        try {
            Thread.sleep(lasting);
        } finally {
            said = scaleBack(service);
        }
        return said;
    }

    /// Waits for what happens to one of them; those that go are not to be started again.
    private String scaleBack(String service) throws InterruptedException {
        List<String> going = stack.members().stream()
                .map(Member::name)
                .filter(name -> name.startsWith(service + "-") && !name.equals(service + "-1"))
                .toList();
        try (Claim _ = parts.of(List.of(service));
                Claim _ = members.of(going)) {
            List<String> deaf = stack.scale(service, 1);
            return deaf.isEmpty() ? "" : "; %s %s".formatted(String.join(" and ", deaf), Happened.DEAF);
        }
    }

    /// Such an instance is there for a while only, and shares in the work once it is ready.
    private static boolean isOfSeveral(String target) {
        return target.matches("(ingest|transform|sink)-[2-9]");
    }

    private boolean isReady(String name) {
        return find(name).filter(Member::isReady).isPresent();
    }

    private Member member(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("there is no " + name));
    }

    private Optional<Member> find(String name) {
        return stack.members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst();
    }

    private static void demandWithin(Duration longest, BooleanSupplier so, Supplier<String> otherwise)
            throws InterruptedException {
        if (!within(longest, so)) {
            throw new IllegalStateException(otherwise.get() + ", for " + longest.toSeconds() + " s");
        }
    }

    private static boolean within(Duration longest, BooleanSupplier so) throws InterruptedException {
        Instant since = Instant.now();
        while (!so.getAsBoolean()) {
            if (Duration.between(since, Instant.now()).compareTo(longest) > 0) {
                return false;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return true;
    }
}
