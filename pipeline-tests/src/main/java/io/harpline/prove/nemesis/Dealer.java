package io.harpline.prove.nemesis;

import io.harpline.local.harp.BadDay;
import io.harpline.local.harp.Mood;
import io.harpline.prove.stack.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes an act of a kind of fault: where it happens, and how badly.
final class Dealer {

    private static final List<String> SERVICES = List.of("ingest", "transform", "sink");

    private final SplittableRandom chance;
    private final List<String> brokers;
    private final List<String> members;
    private final List<String> links;

    Dealer(SplittableRandom chance, int brokerCount) {
        this.chance = chance;
        this.brokers = IntStream.rangeClosed(1, brokerCount)
                .mapToObj(i -> "kafka-" + i)
                .toList();
        // The services as often as Kafka: what a lone broker does to all of them is soon told.
        this.members = Stream.of(SERVICES.stream().map(service -> service + "-1"), Stream.of("harp"), brokers.stream())
                .flatMap(names -> names)
                .toList();
        this.links = Stream.of(
                        Stream.of("gardin>ingest-1", "sink>harp"),
                        SERVICES.stream().flatMap(service -> brokers.stream().map(broker -> service + ">" + broker)),
                        brokers.stream().flatMap(this::toOthers))
                .flatMap(names -> names)
                .toList();
    }

    /// For what a broker fetches from the others.
    private Stream<String> toOthers(String broker) {
        return brokers.stream().filter(other -> !other.equals(broker)).map(other -> broker + ">" + other);
    }

    Act deal(Fault fault) {
        return switch (fault) {
            case KILL, STOP, FREEZE -> new Act.Strike(fault, one(members));
            case NETWORK -> new Act.Disturb(one(links), condition());
            case HARP -> new Act.Ail(badDay());
            case POISON -> new Act.Poison(chance.nextInt(1, 6), one(List.of(500, 503, 422, BadDay.NEVER)));
            case DISK -> new Act.FillDisk("ingest-1");
            case STATE -> new Act.Strike(fault, "transform-1");
            case ROLLING -> new Act.Roll();
            case SCALE -> new Act.Scale(one(SERVICES), 3);
            case PARTITION -> new Act.Isolate(one(brokers), chance.nextBoolean());
        };
    }

    /// Something that happens to one of the instances of a service that is scaled.
    Act strikeOneOf(Act.Scale scaled, Fault fault) {
        return new Act.Strike(fault, scaled.target() + "-" + chance.nextInt(1, scaled.instances() + 1));
    }

    private Condition condition() {
        return switch (chance.nextInt(6)) {
            case 0 -> new Condition.Delayed(Duration.ofMillis(chance.nextInt(20, 500)));
            case 1 -> new Condition.Slow(chance.nextInt(4, 64) * 1024);
            case 2 -> new Condition.Silent();
            case 3 -> new Condition.AnswersLost();
            case 4 -> new Condition.Refused();
            default -> new Condition.Reset();
        };
    }

    /// None on which Harp says that it stored what it did not: what Harp forgets, nobody can know.
    private BadDay badDay() {
        return switch (chance.nextInt(6)) {
            case 0 -> BadDay.of(Mood.REFUSE);
            case 1 -> BadDay.of(Mood.HANG);
            case 2 -> BadDay.of(Mood.LOSE_ANSWERS);
            case 3 -> new BadDay(Mood.TOO_MANY, 0, 0, chance.nextInt(1, 4), Map.of());
            case 4 -> new BadDay(Mood.WELL, chance.nextInt(50, 1_500), 0, 0, Map.of());
            default -> new BadDay(Mood.WELL, 0, chance.nextInt(5, 60), 0, Map.of());
        };
    }

    private <T> T one(List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }
}
