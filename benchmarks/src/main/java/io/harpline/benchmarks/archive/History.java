package io.harpline.benchmarks.archive;

import io.harpline.schemas.gardin.GardinEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Notifications without end, in the order in which they were received. An alert is raised in equal intervals; while it
/// is open, thousands of others are raised, increased and closed. The same seed gives the same, byte for byte.
public final class History {

    private static final int LONGEST_WAY_MILLIS = 1500;

    private final long seed;
    private final Instant beginning;
    private final Duration interval;
    private final int alive;
    private final SplittableRandom chance;
    private final Map<Long, List<Due>> due = new HashMap<>();
    private final Queue<Archived> ready = new ArrayDeque<>();
    private long raised;
    private long told;

    /// @param beginning when the first alert is raised
    /// @param interval between an alert and the next
    /// @param alive how many alerts are raised during the life of one at most; at least 8
    public History(long seed, Instant beginning, Duration interval, int alive) {
        this.seed = seed;
        this.beginning = beginning;
        this.interval = interval;
        this.alive = alive;
        this.chance = new SplittableRandom(seed);
    }

    private record Due(long number, GardinEvent event) {}

    /// The next notification.
    public Archived next() {
        while (ready.isEmpty()) {
            raise();
        }
        told++;
        return ready.remove();
    }

    /// How many there were so far.
    public long count() {
        return told;
    }

    /// How ingest-service would have archived it.
    public ProducerRecord<byte[], byte[]> record(Archived archived) {
        return archived.record(chance);
    }

    private void raise() {
        long number = raised++;
        Life life = life(number);
        List<Due> now = new ArrayList<>(List.of(new Due(number, GardinEvent.RAISED)));
        now.addAll(due.getOrDefault(number, List.of()));
        due.remove(number);
        plan(number + life.increasedAfter(), new Due(number, GardinEvent.SEVERITY_INCREASED));
        plan(number + life.closedAfter(), new Due(number, GardinEvent.CLOSED));
        for (int at = 0; at < now.size(); at++) {
            Instant received = raisedAt(number).plus(interval.multipliedBy(at).dividedBy(now.size()));
            Instant happened = received.minusMillis(chance.nextInt(LONGEST_WAY_MILLIS));
            String id = Base32.ulid(happened.toEpochMilli(), chance);
            Due one = now.get(at);
            ready.add(life(one.number()).notification(one.event(), id, happened, received));
        }
    }

    private void plan(long when, Due notification) {
        due.computeIfAbsent(when, _ -> new ArrayList<>()).add(notification);
    }

    private Life life(long number) {
        return Life.of(seed, number, raisedAt(number), alive);
    }

    private Instant raisedAt(long number) {
        return beginning.plus(interval.multipliedBy(number));
    }
}
