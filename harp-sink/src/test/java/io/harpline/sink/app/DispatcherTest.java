package io.harpline.sink.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.harp.DeadLetter;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.sink.AnEvent;
import io.harpline.sink.app.FakeHarp.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class DispatcherTest {

    private static final int LOST = 0;
    private static final AnEvent A = AnEvent.of("a");
    private static final AnEvent B = AnEvent.of("b");

    private final DispatcherScene scene = new DispatcherScene();

    @Test
    void shouldPostOneEventOfAnAlertAtATimeAndManyAlertsAtOnce() {
        scene.take(A.version(1), A.version(2), B.version(1));
        scene.assertInFlight("e-a-1", "e-b-1");

        scene.answer("a", 1, 200);

        scene.assertInFlight("e-a-2", "e-b-1");
    }

    @Test
    void shouldKeepTheOrderThroughRetries() {
        scene.take(A.version(1), A.version(2));

        scene.answer("a", 1, 503);
        scene.loop.pass(DispatcherScene.LONGEST_PAUSE);
        scene.answer("a", 1, 200);
        scene.answer("a", 2, 200);

        assertThat(scene.harp.posted).extracting(Request::event).containsExactly("e-a-1", "e-a-1", "e-a-2");
        assertThat(scene.harp.posted.get(1).body())
                .isEqualTo(scene.harp.posted.get(0).body());
        assertThat(receipts()).extracting(Receipt::version).containsExactly(1L, 2L);
        assertThat(receipts().getFirst().attempts())
                .extracting(attempt -> attempt.status())
                .containsExactly(503, 200);
    }

    @Test
    void shouldHoldNoPermitWhileAnAlertWaits() {
        AnEvent[] failing = IntStream.range(0, DispatcherScene.PERMITS)
                .mapToObj(i -> AnEvent.of("failing-" + i))
                .toArray(AnEvent[]::new);
        scene.take(failing);
        scene.answerAll(503);

        scene.take(A, B);

        scene.assertInFlight("e-a-1", "e-b-1");
    }

    @Test
    void shouldHaveNoMoreRequestsInFlightThanPermitsAndServeTheRestInTurn() {
        AnEvent[] alerts =
                IntStream.range(0, 10).mapToObj(i -> AnEvent.of("n" + i)).toArray(AnEvent[]::new);

        scene.take(alerts);

        scene.assertInFlight("e-n0-1", "e-n1-1", "e-n2-1", "e-n3-1");
        scene.answer("n2", 1, 200);
        scene.assertInFlight("e-n0-1", "e-n1-1", "e-n3-1", "e-n4-1");
    }

    @Test
    void shouldWaitAsLongAsHarpAsks() {
        scene.take(A);

        scene.harp.last().answer(429, Duration.ofSeconds(60));
        scene.loop.run();
        scene.loop.pass(Duration.ofSeconds(59));

        scene.assertInFlight();
        scene.loop.pass(Duration.ofSeconds(1));
        scene.assertInFlight("e-a-1");
    }

    @Test
    void shouldGiveUpARefusedEventAndGoOnWithTheNext() {
        scene.take(A.version(1), A.version(2));

        scene.answer("a", 1, 422);

        Evidence evidence = scene.evidence.getFirst();
        assertThat(evidence.receipt().result()).isEqualTo(Result.REFUSED);
        assertThat(evidence.delivered()).isEmpty();
        assertThat(evidence.deadLetter()).hasValueSatisfying(letter -> {
            assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.REFUSED);
            assertThat(letter.lastStatus()).isEqualTo(422);
            assertThat(letter.excerpt()).isEqualTo("excerpt 422");
            assertThat(letter.origin().offset()).isZero();
        });
        scene.assertInFlight("e-a-2");
    }

    @Test
    void shouldNeverGiveUpWhileNobodyGetsThrough() {
        scene.take(A);

        failFor(DispatcherScene.BUDGET.multipliedBy(3));

        assertThat(scene.evidence).isEmpty();
    }

    @Test
    void shouldGiveUpOnceTheBudgetIsSpentAndOthersGotThroughTimeAndAgain() {
        scene.take(A);
        failFor(DispatcherScene.BUDGET);
        for (int i = 1; i < Patience.PASSED_BY; i++) {
            passByAndFail(i);
            assertThat(receipts()).extracting(Receipt::result).doesNotContain(Result.EXHAUSTED);
        }

        passByAndFail(Patience.PASSED_BY);

        assertThat(receipts().getLast().result()).isEqualTo(Result.EXHAUSTED);
        assertThat(receipts().getLast().attempts()).hasSizeLessThanOrEqualTo(Receipt.LISTED_ATTEMPTS);
        assertThat(scene.evidence.getLast().deadLetter())
                .hasValueSatisfying(letter -> assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.EXHAUSTED));
    }

    @Test
    void shouldGiveUpNobodyForOneMoreFailureAtTheEndOfALongOutage() {
        scene.take(A, B);
        failFor(DispatcherScene.BUDGET);
        scene.loop.pass(DispatcherScene.LONGEST_PAUSE);

        scene.answer("b", 1, 200);
        scene.answer("a", 1, 503);

        assertThat(receipts()).extracting(Receipt::result).containsExactly(Result.DELIVERED);
        scene.loop.pass(DispatcherScene.LONGEST_PAUSE);
        scene.assertInFlight("e-a-1");
    }

    @Test
    void shouldWaitForARequestThatMayLandLate() {
        scene.take(A);

        scene.harp.last().lose();
        scene.loop.run();
        scene.loop.pass(DispatcherScene.SETTLING.minusMillis(1));

        scene.assertInFlight();
        scene.loop.pass(Duration.ofMillis(1));
        scene.assertInFlight("e-a-1");
    }

    @Test
    void shouldWaitTwiceAsLongForASecondOne() {
        scene.take(A);
        scene.harp.last().lose();
        scene.loop.run();
        scene.loop.pass(DispatcherScene.SETTLING);

        scene.harp.last().lose();
        scene.loop.run();
        scene.loop.pass(DispatcherScene.SETTLING);

        scene.assertInFlight();
        scene.loop.pass(DispatcherScene.SETTLING);
        scene.assertInFlight("e-a-1");
    }

    @Test
    void shouldNotCountASuccessFromBeforeTheFirstAttempt() {
        scene.take(B);
        scene.answer("b", 1, 200);
        scene.take(A);

        failFor(DispatcherScene.BUDGET.multipliedBy(2));

        assertThat(receipts()).extracting(Receipt::result).containsExactly(Result.DELIVERED);
    }

    @Test
    void shouldPostNothingThatHarpHasAlready() {
        scene.delivered.load(0, Map.of("01H4TENANT/a", new Acknowledged(5, null)));

        scene.take(A.version(4), A.version(5), A.version(6));

        scene.assertInFlight("e-a-6");
        assertThat(receipts()).extracting(Receipt::result).containsExactly(Result.SUPERSEDED, Result.ALREADY_DELIVERED);
        assertThat(receipts())
                .allSatisfy(receipt -> assertThat(receipt.bodySha256()).isNull());
    }

    @Test
    void shouldRememberWhatItHasDelivered() {
        scene.take(A.version(7), A.version(7), A.version(6));

        scene.answer("a", 7, 200);

        scene.assertInFlight();
        assertThat(receipts())
                .extracting(Receipt::result)
                .containsExactly(Result.DELIVERED, Result.ALREADY_DELIVERED, Result.SUPERSEDED);
    }

    @Test
    void shouldNeitherCommitNorGoOnBeforeTheEvidenceIsWritten() {
        CompletableFuture<Void> writing = new CompletableFuture<>();
        scene.written = writing;
        scene.take(A.version(1), A.version(2));

        scene.answer("a", 1, 422);

        assertThat(scene.committable()).isZero();
        scene.assertInFlight();
        writing.complete(null);
        scene.loop.run();
        assertThat(scene.committable()).isEqualTo(1);
        scene.assertInFlight("e-a-2");
    }

    @Test
    void shouldKeepToOneRequestPerAlertAcrossARebalance() {
        scene.take(A.version(1), A.version(2), B.version(1));
        scene.rebalance();
        scene.take(A.version(1));
        scene.assertInFlight("e-a-1", "e-b-1");

        scene.answer("a", 1, 200);

        assertThat(scene.evidence).as("of the request from before").isEmpty();
        scene.assertInFlight("e-a-1", "e-b-1");
        scene.answer("b", 1, 200);
        assertThat(scene.committable()).as("offset 1 is another record now").isZero();
        scene.answer("a", 1, 200);
        assertThat(scene.committable()).isEqualTo(1);
    }

    @Test
    void shouldLetNothingThatPausedForAnEarlierAssignmentHoldUpItsAlert() {
        scene.take(A.version(1));
        scene.answer("a", 1, 503);

        scene.rebalance();
        scene.take(A.version(1));

        scene.assertInFlight("e-a-1");
        scene.loop.pass(DispatcherScene.LONGEST_PAUSE);
        assertThat(scene.harp.posted).hasSize(2);
    }

    @Test
    void shouldStopOnceWhatIsInFlightHasItsAnswerAndItsEvidence() {
        CompletableFuture<Void> writing = new CompletableFuture<>();
        scene.written = writing;
        scene.take(A.version(1), A.version(2));
        CompletionStage<Void> stopped = scene.dispatcher.stop();
        scene.loop.run();

        scene.answer("a", 1, 200);

        assertThat(stopped.toCompletableFuture()).isNotDone();
        writing.complete(null);
        scene.loop.run();
        assertThat(stopped.toCompletableFuture()).isDone();
        assertThat(scene.committable()).isEqualTo(1);
        scene.assertInFlight();
    }

    /// Over random answers: never two requests of an alert in flight, and versions acknowledged in order.
    @Test
    void shouldKeepItsPromisesWhateverHarpAnswers() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int[] answers = {200, 200, 200, 422, 503, 301, 429, LOST};
        for (int version = 1; version <= 50; version++) {
            for (String alert : List.of("a", "b", "c", "d", "e", "f")) {
                scene.take(AnEvent.of(alert).version(version));
            }
        }

        while (scene.evidence.size() < 300) {
            List<Request> inFlight = scene.harp.inFlight();
            assertThat(inFlight.stream().map(DispatcherTest::alert))
                    .as("seed %d", seed)
                    .doesNotHaveDuplicates();
            assertThat(inFlight).as("seed %d", seed).hasSizeLessThanOrEqualTo(DispatcherScene.PERMITS);
            if (!inFlight.isEmpty()) {
                answer(inFlight.get(random.nextInt(inFlight.size())), answers[random.nextInt(answers.length)]);
            }
            scene.loop.pass(Duration.ofMillis(random.nextInt(5_000)));
        }

        Map<String, List<Long>> finished = receipts().stream()
                .collect(Collectors.groupingBy(
                        Receipt::alertId, Collectors.mapping(Receipt::version, Collectors.toList())));
        List<Long> all = IntStream.rangeClosed(1, 50).mapToObj(Long::valueOf).toList();
        assertThat(finished.values()).as("seed %d", seed).hasSize(6).containsOnly(all);
        scene.loop.run();
        assertThat(scene.committable()).as("seed %d", seed).isEqualTo(300);
    }

    /// Another alert gets through, then the one that fails has its next attempt.
    private void passByAndFail(int version) {
        scene.loop.pass(DispatcherScene.LONGEST_PAUSE);
        scene.take(B.version(version));
        scene.answer("b", version, 200);
        scene.answer("a", 1, 503);
    }

    private void failFor(Duration time) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; ) {
            scene.answerAll(503);
            scene.loop.pass(DispatcherScene.LONGEST_PAUSE);
            passed = passed.plus(DispatcherScene.LONGEST_PAUSE);
        }
        scene.answerAll(503);
    }

    private List<Receipt> receipts() {
        return scene.receipts();
    }

    private static void answer(Request request, int status) {
        if (status == LOST) {
            request.lose();
        } else {
            request.answer(status);
        }
    }

    private static String alert(Request request) {
        return request.event().substring(0, request.event().lastIndexOf('-'));
    }
}
