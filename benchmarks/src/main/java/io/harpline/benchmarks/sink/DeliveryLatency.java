package io.harpline.benchmarks.sink;

import io.harpline.benchmarks.load.Turns;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/// How long it takes from an event's topic until Harp has the request, in an open loop: a latency counts from when the
/// event was to be sent, so that a stall is charged with all that it held up.
public final class DeliveryLatency {

    private static final long LONGEST_NANOS = 60_000_000_000L;
    private static final String EVENT_ID = "\"event_id\":\"";

    private final KafkaProducer<byte[], byte[]> producer;
    private final Events events;
    private final Map<String, Long> due = new ConcurrentHashMap<>();
    private volatile Histogram latencies = new ConcurrentHistogram(LONGEST_NANOS, 3);
    private long number;

    /// Sends the first of the events first.
    public DeliveryLatency(KafkaProducer<byte[], byte[]> producer, Events events, TimedHarp harp) {
        this.producer = producer;
        this.events = events;
        harp.listen(this::delivered);
    }

    /// Sends so many a second, evenly, and awaits the delivery of each.
    ///
    /// @param failing an alert beside those, with an event each second that nobody awaits
    /// @return nanoseconds
    public Histogram run(int perSecond, Duration length, @Nullable String failing) {
        latencies = new ConcurrentHistogram(LONGEST_NANOS, 3);
        Turns turns = Turns.fromNowOn(perSecond);
        for (long sent = 0; sent < perSecond * length.toSeconds(); sent++) {
            long when = turns.await(sent);
            if (failing != null && sent % perSecond == 0) {
                var _ = producer.send(events.record(failing, number++));
            }
            due.put(Long.toString(number), when);
            var _ = producer.send(events.record(number++));
        }
        long patience = System.nanoTime() + LONGEST_NANOS;
        while (!due.isEmpty()) {
            if (System.nanoTime() > patience) {
                throw new IllegalStateException(due.size() + " events were not delivered");
            }
            LockSupport.parkNanos(1_000_000);
        }
        return latencies;
    }

    private void delivered(String body) {
        int from = body.indexOf(EVENT_ID) + EVENT_ID.length();
        Long when = due.remove(body.substring(from, body.indexOf('"', from)));
        if (when != null) {
            latencies.recordValue(Math.clamp(System.nanoTime() - when, 0, LONGEST_NANOS));
        }
    }
}
