package io.harpline.sink.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.sink.AnEvent;
import io.harpline.sink.app.FakeHarp.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class OutageTest {

    private static final int ALERTS = 30;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final AnEvent A = AnEvent.of("a");
    private static final AnEvent B = AnEvent.of("b");

    private final DispatcherScene scene = new DispatcherScene();

    @Test
    void shouldPostNothingButAProbeEveryFiveSeconds() {
        breakDown(503);

        scene.loop.pass(Gate.BETWEEN_PROBES.minusMillis(1));
        scene.assertInFlight();
        scene.loop.pass(Duration.ofMillis(1));
        assertThat(scene.harp.inFlight()).hasSize(1);
        scene.loop.pass(Gate.BETWEEN_PROBES);
        assertThat(scene.harp.inFlight()).as("the first one hangs").hasSize(2);
    }

    @Test
    void shouldProbeWithAnotherOneEachTime() {
        breakDown(503);
        int before = scene.harp.posted.size();

        for (int i = 0; i < ALERTS; i++) {
            scene.loop.pass(Gate.BETWEEN_PROBES);
            scene.answerAll(503);
        }

        List<Request> probes = scene.harp.posted.subList(before, scene.harp.posted.size());
        assertThat(probes).extracting(Request::event).hasSize(ALERTS).doesNotHaveDuplicates();
    }

    /// Whose fault it is makes no difference: a URL that was revoked is an outage too.
    @Test
    void shouldGiveNobodyUpHoweverLongItLasts() {
        breakDown(404);
        for (int i = 0; i < 1_000; i++) {
            scene.loop.pass(Gate.BETWEEN_PROBES);
            scene.answerAll(404);
        }
        assertThat(scene.evidence).isEmpty();

        drain();

        assertThat(scene.receipts()).hasSize(ALERTS);
        assertThat(scene.receipts()).extracting(Receipt::result).containsOnly(Result.DELIVERED);
    }

    @Test
    void shouldNotCountTheOutageTowardsTheBudget() {
        breakDown(503);
        for (int i = 0; i < 100; i++) {
            scene.loop.pass(Gate.BETWEEN_PROBES);
            scene.answerAll(503);
        }

        for (int version = 1; version <= 100; version++) {
            scene.take(B.version(version));
            scene.loop.pass(SECOND);
            scene.harp
                    .inFlight()
                    .forEach(request -> request.answer(request.event().equals("e-n0-1") ? 503 : 200));
            scene.loop.run();
        }

        assertThat(scene.receipts()).hasSizeGreaterThan(ALERTS);
        assertThat(scene.receipts()).extracting(Receipt::result).containsOnly(Result.DELIVERED);
    }

    @Test
    void shouldLetTheBacklogOutAtABoundedRate() {
        breakDown(503);
        scene.loop.pass(Gate.BETWEEN_PROBES);
        scene.answerAll(200);
        int before = scene.harp.posted.size();

        for (int i = 0; i < 100; i++) {
            scene.loop.pass(Duration.ofMillis(10));
            scene.answerAll(200);
        }

        assertThat(scene.harp.posted.size() - before)
                .isBetween(DispatcherScene.DRAIN_RATE, 1 + DispatcherScene.DRAIN_RATE);
    }

    /// Kafka holds most of it: it is still to be taken when the outage is over.
    @Test
    void shouldLetTheBacklogInKafkaOutAtABoundedRateToo() {
        breakDown(503);
        drain();

        scene.take(A, B);

        scene.assertInFlight("e-a-1");
        scene.loop.pass(SECOND.dividedBy(DispatcherScene.DRAIN_RATE));
        scene.assertInFlight("e-a-1", "e-b-1");
    }

    @Test
    void shouldNotHoldUpWhatIsReceivedAfterTheOutage() {
        breakDown(503);
        scene.loop.pass(Gate.BETWEEN_PROBES);
        scene.answerAll(200);

        scene.take(receivedAt(scene.loop.instant(), A));
        scene.take(receivedAt(scene.loop.instant(), B));

        assertThat(scene.harp.inFlight()).extracting(Request::event).contains("e-a-1", "e-b-1");
    }

    @Test
    void shouldTakeARefusalForASignOfLife() {
        breakDown(503);
        scene.loop.pass(Gate.BETWEEN_PROBES);

        scene.answerAll(422);

        assertThat(scene.receipts()).extracting(Receipt::result).containsExactly(Result.REFUSED);
        scene.loop.pass(SECOND);
        assertThat(scene.harp.inFlight()).hasSize(DispatcherScene.PERMITS);
    }

    @Test
    void shouldEndWhenARequestFromBeforeIsAcknowledgedAfterAll() {
        scene.take(A);
        breakDown(503);
        assertThat(scene.dispatcher.standing().out()).isEmpty();
        scene.loop.pass(SECOND);
        assertThat(scene.dispatcher.standing().out()).containsExactly("default");

        scene.answer("a", 1, 200);

        scene.loop.pass(SECOND);
        assertThat(scene.dispatcher.standing().out()).isEmpty();
    }

    @Test
    void shouldNotHoldUpAnotherIntegration() {
        breakDown(503);

        scene.take(A.tenant("other"), B);

        scene.assertInFlight();
        assertThat(scene.otherHarp.inFlight()).extracting(Request::event).containsExactly("e-a-1");
    }

    @Test
    void shouldNotTakeAnAlertThatFailsAmongHealthyOnesForAnOutage() {
        scene.take(A);
        for (int version = 1; version <= 60; version++) {
            scene.answerAll(503);
            scene.take(B.version(version));
            scene.answer("b", version, 200);
            scene.loop.pass(SECOND);
        }

        scene.take(B.version(61));

        assertThat(scene.harp.inFlight()).extracting(Request::event).contains("e-b-61");
    }

    @Test
    void shouldNotLetAnAlertThatFailsAloneHoldUpAHealthyOneForLong() {
        scene.take(A);
        for (int i = 0; i < 100; i++) {
            scene.answerAll(503);
            scene.loop.pass(DispatcherScene.LONGEST_PAUSE);
        }
        assertThat(scene.dispatcher.standing().out()).containsExactly("default");
        scene.answerAll(503);

        scene.take(B);
        scene.loop.pass(Gate.BETWEEN_PROBES);

        scene.answer("b", 1, 200);
        assertThat(scene.receipts()).extracting(Receipt::alertId).containsExactly("b");
    }

    /// They fill the room; the healthy ones are still in Kafka.
    @Test
    void shouldFindAHealthyAlertBehindMorePoisonedOnesThanThereIsRoomFor() {
        int poisoned = DispatcherScene.ROOM + 5;
        Iterator<AnEvent> kafka = Stream.concat(
                        IntStream.range(0, poisoned).mapToObj(i -> AnEvent.of("poisoned" + i)),
                        IntStream.rangeClosed(1, 10_000).mapToObj(B::version))
                .iterator();

        goOnFor(Duration.ofMinutes(5), kafka);
        assertThat(scene.receipts())
                .hasSizeGreaterThan(10)
                .allSatisfy(receipt -> assertThat(receipt.result()).isEqualTo(Result.DELIVERED));

        goOnFor(Duration.ofHours(1), kafka);
        assertThat(scene.receipts())
                .filteredOn(receipt -> receipt.result() == Result.EXHAUSTED)
                .hasSize(poisoned);
        assertThat(scene.dispatcher.standing().out()).isEmpty();
    }

    /// Takes what there is room for, one a second, and answers 500 to the poisoned ones.
    private void goOnFor(Duration time, Iterator<AnEvent> kafka) {
        for (int second = 0; second < time.toSeconds(); second++) {
            for (int taken = 0; taken < (second == 0 ? DispatcherScene.ROOM : 1); taken++) {
                if (scene.tracker.room().toCompletableFuture().isDone()) {
                    scene.take(receivedAt(scene.loop.instant(), kafka.next()));
                }
            }
            scene.harp
                    .inFlight()
                    .forEach(request -> request.answer(request.event().startsWith("e-poisoned") ? 500 : 200));
            scene.loop.pass(SECOND);
        }
    }

    @Test
    void shouldGiveNobodyUpOnceNothingGetsThroughAnyMore() {
        scene.take(A);
        for (int version = 1; version <= Patience.PASSED_BY + 1; version++) {
            scene.take(B.version(version));
            scene.answer("b", version, 200);
            scene.answerAll(503);
            scene.loop.pass(DispatcherScene.LONGEST_PAUSE);
        }

        for (int i = 0; i < 100; i++) {
            scene.answerAll(503);
            scene.loop.pass(DispatcherScene.LONGEST_PAUSE);
        }

        assertThat(scene.receipts()).extracting(Receipt::alertId).containsOnly("b");
    }

    @Test
    void shouldKeepTheOrderOfAnAlertThroughAnOutage() {
        scene.take(A.version(1), A.version(2));
        breakDown(503);
        scene.answer("a", 1, 503);

        drain();

        assertThat(scene.receipts())
                .filteredOn(receipt -> receipt.alertId().equals("a"))
                .extracting(Receipt::version)
                .containsExactly(1L, 2L);
    }

    /// Twenty failures of twenty alerts, and ten alerts more that wait.
    private void breakDown(int status) {
        scene.take(IntStream.range(0, ALERTS).mapToObj(i -> AnEvent.of("n" + i)).toArray(AnEvent[]::new));
        for (int failures = 0; failures < Breaker.FAILURES; ) {
            List<Request> inFlight = scene.harp.inFlight().stream()
                    .filter(request -> request.event().startsWith("e-n"))
                    .limit(Breaker.FAILURES - failures)
                    .toList();
            inFlight.forEach(request -> request.answer(status));
            scene.loop.run();
            failures += inFlight.size();
        }
    }

    /// Harp is back, and has all the time it takes.
    private void drain() {
        for (int i = 0; i < 1_000; i++) {
            scene.loop.pass(Duration.ofMillis(100));
            scene.answerAll(200);
        }
    }

    private static AlertEvent receivedAt(Instant time, AnEvent event) {
        AlertEvent built = event.build();
        return new AlertEvent(
                built.eventId(),
                built.version(),
                built.type(),
                built.tenantId(),
                built.alertId(),
                built.notificationId(),
                built.occurredAt(),
                time,
                built.severity(),
                built.previousSeverity(),
                built.closeReason(),
                built.gaps(),
                built.state());
    }
}
