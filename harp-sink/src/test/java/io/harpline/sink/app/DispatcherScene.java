package io.harpline.sink.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.topic.Origin;
import io.harpline.sink.AnEvent;
import io.harpline.sink.app.FakeHarp.Request;
import io.harpline.sink.domain.HarpMapping;
import io.harpline.sink.domain.RetrySchedule;
import io.harpline.sink.domain.Routed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// A dispatcher with one partition at hand, four permits, and evidence that is written at once unless told otherwise.
/// Events of tenant `other` go to an integration of their own, those of tenant `nowhere` to none.
final class DispatcherScene {

    static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    static final Duration BUDGET = Duration.ofMinutes(5);
    static final Duration SETTLING = Duration.ofSeconds(10);
    static final int PERMITS = 4;
    static final int DRAIN_RATE = 10;
    static final Partition PARTITION = new Partition("alerts.events.v1", 0);

    final FakeLoop loop = new FakeLoop();
    final FakeHarp harp = new FakeHarp();
    final FakeHarp otherHarp = new FakeHarp();
    final FakeTally tally = new FakeTally();
    final OffsetTracker tracker = new OffsetTracker(1_000, 1_000_000);
    final DeliveredVersions delivered = new DeliveredVersions();
    final List<Evidence> evidence = new ArrayList<>();
    CompletionStage<Void> written = CompletableFuture.completedStage(null);
    boolean sessionCoversARequest = true;
    private int generation = 1;
    private long offset;

    final Dispatcher dispatcher = new Dispatcher(
            DispatcherScene::route,
            Map.of("default", harp, "other", otherHarp),
            new Limits(PERMITS, DRAIN_RATE, new RetrySchedule(Duration.ofMillis(250), LONGEST_PAUSE, BUDGET, SETTLING)),
            delivered,
            () -> sessionCoversARequest,
            new SplittableRandom(7),
            loop,
            loop,
            tally);

    DispatcherScene() {
        assign();
    }

    private static Routed route(AlertEvent event) {
        return switch (event.tenantId()) {
            case "nowhere" -> new Routed.Nowhere("no route");
            case "other" -> new Routed.To("other", HarpMapping.of(event));
            default -> new Routed.To("default", HarpMapping.of(event));
        };
    }

    void assign() {
        delivered.load(0, Map.of());
        tracker.assign(PARTITION, generation);
    }

    /// The partition goes and comes back; what comes next is offset 0 again.
    void rebalance() {
        tracker.revoke(List.of(PARTITION));
        delivered.forget(0);
        dispatcher.revoked();
        generation++;
        offset = 0;
        assign();
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
        dispatcher.take(event, tracker.take(origin, generation, 100).orElseThrow(), finished -> {
            evidence.add(finished);
            return written;
        });
        loop.run();
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
        return tracker.committable().getOrDefault(PARTITION, 0L);
    }
}
