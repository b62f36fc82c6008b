package io.harpline.prove.nemesis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// What is to go wrong in a run, as a pure function of a seed.
///
/// One thing follows the other, a few seconds apart, and about every third has a companion that begins before it has
/// ended, somewhere else: a broker is killed while the sink is frozen. With only one ill at a time, no more than one of
/// three brokers is ever away.
public final class Schedule {

    /// So long nothing goes wrong at first.
    static final Duration QUIET = Duration.ofSeconds(5);

    /// So long nothing goes wrong any more at the end, or for a third of a short run: what waits in an undisturbed
    /// Harpline waits for another reason.
    static final Duration CALM = Duration.ofSeconds(30);

    private static final long SHORTEST_PAUSE = 1_000;
    private static final long LONGEST_PAUSE = 6_000;
    /// No single act takes up more of a run than this share of it.
    private static final int SHARE = 5;

    /// What one process takes to be stopped, to be started again, and to be ready.
    private static final Duration TO_ROLL_ONE = Duration.ofSeconds(9);
    /// Harp and the three services.
    private static final int BESIDE_BROKERS = 4;
    /// So often another kind is drawn where one takes too long for what is left of the run.
    private static final int DRAWS = 8;

    private final SplittableRandom chance;
    private final List<Fault> strikes;
    private final Duration rolling;
    private final Pack pack;
    private final Dealer dealer;
    private final long longest;
    private final Duration end;

    private Schedule(long seed, Duration duration, Set<Fault> faults, int brokers) {
        this.chance = new SplittableRandom(seed);
        this.pack = new Pack(faults, chance);
        this.dealer = new Dealer(chance, brokers);
        // In the order of the kinds: a set may have another in another run.
        this.strikes =
                Stream.of(Fault.KILL, Fault.FREEZE).filter(faults::contains).toList();
        this.rolling = TO_ROLL_ONE.multipliedBy(BESIDE_BROKERS + brokers);
        this.longest = duration.toMillis() / SHARE;
        Duration third = duration.dividedBy(3);
        this.end = duration.minus(CALM.compareTo(third) < 0 ? CALM : third);
    }

    /// Plans a run: all acts begin and end within it, but for a calm at its end, in the order in which they begin.
    ///
    /// @param brokers 1 or 3
    public static List<Planned> of(long seed, Duration duration, Set<Fault> faults, int brokers) {
        return new Schedule(seed, duration, faults, brokers).plan();
    }

    private List<Planned> plan() {
        List<Planned> plan = new ArrayList<>();
        if (pack.isEmpty()) {
            return plan;
        }
        for (Duration at = QUIET; ; ) {
            Optional<Planned> drawn = fitting(at);
            if (drawn.isEmpty()) {
                return plan;
            }
            Planned next = drawn.get();
            plan.add(next);
            Duration over = next.end();
            Optional<Planned> companion =
                    next.act() instanceof Act.Scale scaled ? within(next, scaled) : companion(next);
            if (companion.isPresent()) {
                plan.add(companion.get());
                over = longer(over, companion.get().end());
            }
            at = over.plusMillis(chance.nextLong(SHORTEST_PAUSE, LONGEST_PAUSE));
        }
    }

    /// Of some draws, the first that is over in time.
    private Optional<Planned> fitting(Duration at) {
        for (int draw = 0; draw < DRAWS; draw++) {
            Planned next = next(at);
            if (next.end().compareTo(end) <= 0) {
                return Optional.of(next);
            }
            pack.putBack(next.act().fault());
        }
        return Optional.empty();
    }

    private Planned next(Duration at) {
        Fault fault = pack.draw();
        return new Planned(at, lasting(fault), dealer.deal(fault));
    }

    /// In two of three cases one of the instances is frozen or killed once they have shared the work out, for longer
    /// than a session: so its share goes to another, and it comes back to it.
    private Optional<Planned> within(Planned planned, Act.Scale scaled) {
        if (strikes.isEmpty() || chance.nextInt(3) == 0) {
            return Optional.empty();
        }
        Act strike = dealer.strikeOneOf(scaled, strikes.get(chance.nextInt(strikes.size())));
        Duration lasting = Duration.ofMillis(chance.nextLong(8_000, 25_000));
        Duration half = planned.lasting().dividedBy(2);
        return Optional.of(new Planned(
                planned.at().plus(planned.lasting().dividedBy(3)),
                half.compareTo(lasting) < 0 ? half : lasting,
                strike));
    }

    /// Another act that begins before this one has ended, and happens elsewhere.
    private Optional<Planned> companion(Planned first) {
        if (chance.nextInt(3) > 0 || Where.of(first.act()).isEverywhere()) {
            return Optional.empty();
        }
        Planned second =
                next(first.at().plusMillis(chance.nextLong(first.lasting().toMillis() + 1)));
        // What is scaled has a companion of its own.
        boolean fits = !(second.act() instanceof Act.Scale)
                && !Where.of(second.act()).overlaps(Where.of(first.act()))
                && second.end().compareTo(end) <= 0;
        if (!fits) {
            pack.putBack(second.act().fault());
        }
        return fits ? Optional.of(second) : Optional.empty();
    }

    private Duration lasting(Fault fault) {
        return switch (fault) {
            case KILL -> between(200, 8_000);
            case STOP -> between(200, 5_000);
            case FREEZE -> between(2_000, chance.nextBoolean() ? 8_000 : 30_000);
            case NETWORK -> between(2_000, 20_000);
            case HARP -> between(4_000, 25_000);
            // The only time in which nothing else is wrong, which has to be long enough to see whether anybody waits.
            case POISON -> between(25_000, 40_000);
            case DISK -> between(6_000, 12_000);
            case STATE -> between(500, 5_000);
            // About what it takes, however short the run; what begins before it has ended waits for that.
            case ROLLING -> rolling;
            case SCALE -> between(25_000, 50_000);
            case PARTITION -> between(5_000, 25_000);
        };
    }

    private Duration between(long shortest, long longestWanted) {
        return Duration.ofMillis(Math.min(chance.nextLong(shortest, longestWanted), longest));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
