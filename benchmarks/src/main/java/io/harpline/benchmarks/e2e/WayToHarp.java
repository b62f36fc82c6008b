package io.harpline.benchmarks.e2e;

import io.harpline.benchmarks.archive.Archived;
import io.harpline.benchmarks.archive.History;
import io.harpline.benchmarks.load.Turns;
import io.harpline.benchmarks.sink.TimedHarp;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.GardinEvent;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// How long it takes from Gardin's request until Harp has what it says, in an open loop: a latency counts from when the
/// request was to be sent, so that a stall is charged with all that it held up. Each notification raises its alert's
/// severity or closes it; one that was overtaken by the next of its alert is there once that one is.
public final class WayToHarp implements AutoCloseable {

    private static final long LONGEST_NANOS = 60_000_000_000L;
    /// Harp's, in the order in which an alert goes through them.
    private static final List<String> SEVERITIES = List.of("warning", "critical", "urgent", "ok");
    private static final int ALERT_ID = 26;

    private final Gardin gardin;
    /// By alert, when the notification was to be sent that brings it to that place in [#SEVERITIES].
    private final Map<String, NavigableMap<Integer, Long>> due = new ConcurrentHashMap<>();
    private final AtomicLong awaited = new AtomicLong();
    private volatile Histogram latencies = new ConcurrentHistogram(LONGEST_NANOS, 3);

    /// @param secret that ingest-service knows
    public WayToHarp(InetSocketAddress ingest, String secret, TimedHarp harp) {
        gardin = new Gardin(ingest, secret);
        harp.listen(this::arrived);
    }

    /// Sends so many a second, evenly, and awaits each at Harp.
    ///
    /// @return nanoseconds
    /// @throws IllegalStateException if one does not arrive
    public Histogram run(History history, int perSecond, Duration length) {
        latencies = new ConcurrentHistogram(LONGEST_NANOS, 3);
        due.clear();
        Turns turns = Turns.fromNowOn(perSecond);
        for (long number = 0; number < perSecond * length.toSeconds(); number++) {
            Archived next = history.next();
            long when = turns.await(number);
            due.computeIfAbsent(next.key().alertId(), _ -> new ConcurrentSkipListMap<>())
                    .put(place(next), when);
            awaited.incrementAndGet();
            gardin.send(next);
        }
        long patience = System.nanoTime() + LONGEST_NANOS;
        while (awaited.get() > 0) {
            if (System.nanoTime() > patience || !gardin.fault().isEmpty()) {
                throw new IllegalStateException(awaited.get() + " have not arrived; " + gardin.fault());
            }
            LockSupport.parkNanos(1_000_000);
        }
        return latencies;
    }

    private void arrived(String body) {
        long now = System.nanoTime();
        int place = SEVERITIES.indexOf(after(body, "\"alert_severity\":\""));
        NavigableMap<Integer, Long> ofAlert =
                due.getOrDefault(alertId(after(body, "\"object\":\"")), Collections.emptyNavigableMap());
        while (!ofAlert.isEmpty() && ofAlert.firstKey() <= place) {
            long when = ofAlert.pollFirstEntry().getValue();
            latencies.recordValue(Math.clamp(now - when, 0, LONGEST_NANOS));
            awaited.decrementAndGet();
        }
    }

    private static int place(Archived notification) {
        return notification.event() == GardinEvent.CLOSED
                ? SEVERITIES.indexOf("ok")
                : List.of(Severity.values()).indexOf(notification.severity());
    }

    /// The object is `jobId alertId`.
    private static String alertId(String object) {
        return object.substring(Math.max(0, object.length() - ALERT_ID));
    }

    private static String after(String body, String name) {
        int from = body.indexOf(name) + name.length();
        return body.substring(from, body.indexOf('"', from));
    }

    @Override
    public void close() {
        gardin.close();
    }
}
