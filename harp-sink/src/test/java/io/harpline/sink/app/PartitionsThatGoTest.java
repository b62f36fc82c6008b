package io.harpline.sink.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.sink.AnEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class PartitionsThatGoTest {

    private static final AnEvent A = AnEvent.of("a");
    private static final AnEvent B = AnEvent.of("b");

    private final DispatcherScene scene = new DispatcherScene();

    @Test
    void shouldFinishWhatIsInFlightAndBeginNothing() {
        scene.take(A.version(1), A.version(2), B);
        CompletableFuture<Void> finished = revoking();
        assertThat(finished).isNotDone();

        scene.answer("a", 1, 200);
        assertThat(finished).isNotDone();
        scene.answer("b", 1, 503);

        assertThat(finished).isDone();
        assertThat(scene.committable()).isEqualTo(1);
        scene.loop.pass(DispatcherScene.LONGEST_PAUSE);
        scene.assertInFlight();
    }

    @Test
    void shouldWaitForTheEvidenceToo() {
        CompletableFuture<Void> writing = new CompletableFuture<>();
        scene.written = writing;
        scene.take(A);
        CompletableFuture<Void> finished = revoking();

        scene.answer("a", 1, 200);

        assertThat(finished).isNotDone();
        writing.complete(null);
        scene.loop.run();
        assertThat(finished).isDone();
        assertThat(scene.committable()).isEqualTo(1);
    }

    @Test
    void shouldNotWaitWhereNothingIsInFlight() {
        scene.take(A);
        scene.answer("a", 1, 503);

        assertThat(revoking()).isDone();
    }

    @Test
    void shouldLetNothingThatWasHeldForAnEarlierAssignmentHoldUpItsAlert() {
        for (int i = 0; i < Breaker.FAILURES; i++) {
            scene.take(AnEvent.of("n" + i));
            scene.answer("n" + i, 1, 503);
        }
        scene.take(A);
        scene.assertInFlight();

        scene.rebalance();
        scene.take(A);

        scene.loop.pass(Gate.BETWEEN_PROBES);
        scene.assertInFlight("e-a-1");
    }

    /// As of a process that was frozen: another one may have delivered newer versions since.
    @Test
    void shouldWriteNothingOfAnAnswerWhileThePartitionMayBeElsewhere() {
        scene.take(A);
        scene.sessionStands = false;

        scene.answer("a", 1, 200);

        assertThat(scene.evidence).isEmpty();
        scene.rebalance();
        assertThat(scene.evidence).isEmpty();
    }

    @Test
    void shouldWriteTheEvidenceOfAnAnswerOnceThePartitionIsKnownToBeHere() {
        scene.take(A);
        scene.sessionStands = false;
        scene.answer("a", 1, 200);

        scene.sessionStands = true;
        scene.loop.pass(Duration.ofSeconds(1));

        assertThat(scene.receipts()).hasSize(1);
        assertThat(scene.committable()).isEqualTo(1);
    }

    @Test
    void shouldNotHoldUpAPartitionThatGoesForAnAnswerThatIsNotPutDown() {
        scene.take(A);
        scene.sessionStands = false;
        scene.answer("a", 1, 200);

        CompletableFuture<Void> finished = revoking();

        scene.loop.pass(Duration.ofSeconds(1));
        assertThat(finished).isDone();
        assertThat(scene.evidence).isEmpty();
    }

    @Test
    void shouldNotGiveWayWhileThePartitionMayBeElsewhere() {
        scene.take(A.version(1));
        scene.harp.last().lose();
        scene.loop.pass(DispatcherScene.SETTLING);
        scene.answer("a", 1, 200);
        scene.sessionStands = false;

        scene.take(A.version(3));

        assertThat(scene.evidence).isEmpty();
    }

    @Test
    void shouldPostNothingThatThePartitionMayNotOutlast() {
        scene.sessionCoversARequest = false;
        scene.take(A, B);
        scene.loop.pass(Duration.ofSeconds(60));
        scene.assertInFlight();

        scene.sessionCoversARequest = true;
        scene.loop.pass(Duration.ofSeconds(1));

        scene.assertInFlight("e-a-1", "e-b-1");
    }

    private CompletableFuture<Void> revoking() {
        scene.tracker.ending(List.of(DispatcherScene.PARTITION));
        CompletableFuture<Void> finished = scene.dispatcher.revoking().toCompletableFuture();
        scene.loop.run();
        return finished;
    }
}
