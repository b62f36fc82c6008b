package io.harpline.sink.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.topic.Origin;
import io.harpline.sink.AnEvent;
import io.harpline.sink.app.FakeHarp.Request;
import io.harpline.sink.domain.HarpMapping;
import io.harpline.sink.domain.RetrySchedule;
import io.harpline.sink.domain.Routed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// A dispatcher with one partition at hand, four permits, and evidence that is written at once unless told otherwise.
/// Events of tenant `other` go to an integration of their own, those of tenant `nowhere` to none.
final class DispatcherScene implements Evidence.Recorder {

    static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    static final Duration BUDGET = Duration.ofMinutes(5);
    static final Duration SETTLING = Duration.ofSeconds(10);
    static final int PERMITS = 4;
    static final int DRAIN_RATE = 10;
    static final int ROOM = 100;
    static final Bookmark BEGINNING = new Bookmark(0, Map.of());
    static final Partition PARTITION = new Partition("alerts.events.v1", 0);
    static final Partition REPLAYS = new Partition("harp.replay.v1", 0);

    final FakeLoop loop;
    final FakeHarp harp = new FakeHarp();
    final FakeHarp otherHarp = new FakeHarp();
    final FakeTally tally = new FakeTally();
    final OffsetTracker tracker = new OffsetTracker(ROOM, 1_000_000);
    final DeliveredVersions delivered = new DeliveredVersions();
    final List<Evidence> evidence = new ArrayList<>();
    final List<DeliveredVersion> writtenAhead = new ArrayList<>();
    CompletionStage<Void> written = CompletableFuture.completedStage(null);
    boolean sessionCoversARequest = true;
    boolean sessionStands = true;
    private int generation = 1;
    private long offset;
    private Bookmark replaysBefore = BEGINNING;
    private boolean readsReplays;
    private long replayed;

    final Dispatcher dispatcher;

    DispatcherScene() {
        this(Instant.parse("2026-11-22T06:00:00Z"), BEGINNING, Map.of());
    }

    private DispatcherScene(Instant now, Bookmark before, Map<String, Acknowledged> versions) {
        loop = new FakeLoop(now);
        offset = before.next();
        dispatcher = new Dispatcher(
                DispatcherScene::route,
                Map.of("default", harp, "other", otherHarp),
                new Limits(
                        PERMITS,
                        DRAIN_RATE,
                        new RetrySchedule(Duration.ofMillis(250), LONGEST_PAUSE, BUDGET, SETTLING)),
                delivered,
                new SessionTime() {
                    @Override
                    public boolean coversARequest() {
                        return sessionStands && sessionCoversARequest;
                    }

                    @Override
                    public boolean stands() {
                        return sessionStands;
                    }
                },
                new SplittableRandom(7),
                loop,
                loop,
                tally);
        delivered.load(0, versions);
        tracker.assign(PARTITION, generation, before);
    }

    /// Another process that takes over where this one stands, killed or stopped, some time later.
    DispatcherScene successor(Duration later) {
        Map<String, Acknowledged> versions = new HashMap<>();
        writtenAhead.forEach(version -> note(versions, version));
        evidence.stream()
                .flatMap(finished -> finished.delivered().stream())
                .forEach(version -> note(versions, version));
        DispatcherScene after = successor(later, tracker.standing().getOrDefault(PARTITION, BEGINNING), versions);
        after.replaysBefore = tracker.standing().getOrDefault(REPLAYS, BEGINNING);
        return after;
    }

    /// One that finds this in Kafka.
    DispatcherScene successor(Duration later, Bookmark committed, Map<String, Acknowledged> versions) {
        return new DispatcherScene(loop.instant().plus(later), committed, versions);
    }

    private static void note(Map<String, Acknowledged> versions, DeliveredVersion delivered) {
        versions.merge(
                new AlertKey(delivered.tenantId(), delivered.alertId()).toString(),
                new Acknowledged(delivered.version(), delivered.replayId()),
                Acknowledged::and);
    }

    private static Routed route(AlertEvent event) {
        return switch (event.tenantId()) {
            case "nowhere" -> new Routed.Nowhere("no route");
            case "other" -> new Routed.To("other", HarpMapping.of(event));
            default -> new Routed.To("default", HarpMapping.of(event));
        };
    }

    /// The partition goes and comes back; what comes next is offset 0 again.
    void rebalance() {
        tracker.revoke(List.of(PARTITION));
        delivered.forget(0);
        dispatcher.revoked();
        generation++;
        offset = 0;
        delivered.load(0, Map.of());
        tracker.assign(PARTITION, generation, BEGINNING);
        loop.run();
    }

    /// Takes events and runs the loop.
    void take(AnEvent... events) {
        for (AnEvent event : events) {
            take(event.build());
        }
    }

    /// Takes an event and runs the loop.
    void take(AlertEvent event) {
        Origin origin = new Origin(PARTITION.topic(), PARTITION.number(), offset++);
        tracker.take(origin, 7, generation, 100).ifPresent(ticket -> dispatcher.take(event, ticket, this));
        loop.run();
    }

    /// The same from the topic of replays.
    void takeRedriven(AnEvent event) {
        tracker.assign(REPLAYS, generation, BEGINNING);
        takeReplayed(0, event, null);
    }

    /// The same of a replay in mode CURRENT, whatever else came there before.
    void takeCurrent(String replayId, AnEvent event) {
        if (!readsReplays) {
            readsReplays = true;
            replayed = replaysBefore.next();
            tracker.assign(REPLAYS, generation, replaysBefore);
        }
        takeReplayed(replayed++, event, replayId);
    }

    private void takeReplayed(long at, AnEvent event, @Nullable String replayId) {
        Origin origin = new Origin(REPLAYS.topic(), REPLAYS.number(), at);
        tracker.take(origin, 7, generation, 100)
                .ifPresent(ticket -> dispatcher.take(event.build(), ticket, this, replayId));
        loop.run();
    }

    @Override
    public CompletionStage<Void> write(Evidence finished) {
        evidence.add(finished);
        return written;
    }

    @Override
    public void writeAhead(DeliveredVersion version) {
        writtenAhead.add(version);
    }

    /// Answers every request in flight.
    void answerAll(int status) {
        harp.inFlight().forEach(request -> request.answer(status));
        loop.run();
    }

    /// Answers a request, in flight or not yet, of that alert and version.
    void answer(String alertId, long version, int status) {
        Request request = harp.inFlight().stream()
                .filter(posted -> posted.event().equals("e-" + alertId + "-" + version))
                .findFirst()
                .orElseThrow();
        request.answer(status);
        loop.run();
    }

    List<Receipt> receipts() {
        return evidence.stream().map(Evidence::receipt).toList();
    }

    void assertInFlight(String... events) {
        assertThat(harp.inFlight()).extracting(Request::event).containsExactlyInAnyOrder(events);
    }

    /// The next offset to begin with, 0 if nothing is finished.
    long committable() {
        return tracker.committable().getOrDefault(PARTITION, BEGINNING).next();
    }
}
