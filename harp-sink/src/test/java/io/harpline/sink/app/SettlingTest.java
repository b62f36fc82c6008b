package io.harpline.sink.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.sink.AnEvent;
import io.harpline.sink.app.FakeHarp.Request;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// After an attempt that may land late, Harp's last word is said once more.
@Execution(ExecutionMode.CONCURRENT)
class SettlingTest {

    private static final AnEvent A = AnEvent.of("a");

    private final DispatcherScene scene = new DispatcherScene();

    @Test
    void shouldSayTheLastWordOnceMoreARequestTimeoutLater() {
        scene.take(A);
        loseOnceAndDeliver(1);

        scene.assertInFlight();
        assertThat(scene.committable()).as("it is not finished yet").isZero();
        scene.loop.pass(DispatcherScene.SETTLING.minusMillis(1));
        scene.assertInFlight();
        scene.loop.pass(Duration.ofMillis(1));
        scene.answer("a", 1, 200);

        assertThat(scene.harp.posted)
                .hasSize(3)
                .extracting(Request::body)
                .containsOnly(scene.harp.last().body());
        assertThat(scene.receipts()).singleElement().satisfies(receipt -> {
            assertThat(receipt.result()).isEqualTo(Result.DELIVERED);
            assertThat(receipt.attempts()).hasSize(3);
        });
        assertThat(scene.committable()).isEqualTo(1);
        assertThat(scene.tally.told).containsOnlyOnce("acknowledged default");
    }

    @Test
    void shouldSayAgainOnlyTheNewestWord() {
        scene.take(A.version(1), A.version(2));

        loseOnceAndDeliver(1);
        scene.answer("a", 2, 200);

        assertThat(scene.receipts()).extracting(Receipt::version).containsExactly(1L);
        scene.loop.pass(DispatcherScene.SETTLING);
        scene.answer("a", 2, 200);
        assertThat(scene.receipts()).extracting(Receipt::version).containsExactly(1L, 2L);
        scene.loop.pass(DispatcherScene.SETTLING.multipliedBy(10));
        assertThat(scene.harp.posted).extracting(Request::event).containsExactly("e-a-1", "e-a-1", "e-a-2", "e-a-2");
    }

    @Test
    void shouldNotMakeANewerWordWaitForTheRepetitionOfAnOlderOne() {
        scene.take(A.version(1));
        loseOnceAndDeliver(1);

        scene.take(A.version(2));

        assertThat(scene.receipts()).extracting(Receipt::version).containsExactly(1L);
        scene.answer("a", 2, 200);
        scene.loop.pass(DispatcherScene.SETTLING);
        scene.assertInFlight("e-a-2");
    }

    @Test
    void shouldRepeatOverWhatIsNoNews() {
        scene.take(A.version(2));
        loseOnceAndDeliver(2);

        scene.take(A.version(1), A.version(2));

        scene.assertInFlight();
        scene.loop.pass(DispatcherScene.SETTLING);
        scene.answer("a", 2, 200);
        assertThat(scene.receipts())
                .extracting(Receipt::result)
                .containsExactly(Result.DELIVERED, Result.SUPERSEDED, Result.ALREADY_DELIVERED);
    }

    @Test
    void shouldTryARepetitionAgainThatFails() {
        scene.take(A);
        loseOnceAndDeliver(1);
        scene.loop.pass(DispatcherScene.SETTLING);

        scene.answer("a", 1, 503);

        scene.loop.pass(DispatcherScene.LONGEST_PAUSE);
        scene.answer("a", 1, 200);
        assertThat(scene.receipts()).extracting(Receipt::result).containsExactly(Result.DELIVERED);
    }

    @Test
    void shouldLeaveARepetitionThatFailsForWhatIsNewer() {
        scene.take(A.version(1));
        loseOnceAndDeliver(1);
        scene.loop.pass(DispatcherScene.SETTLING);
        scene.take(A.version(2));
        scene.assertInFlight("e-a-1");

        scene.answer("a", 1, 503);

        scene.assertInFlight("e-a-2");
    }

    @Test
    void shouldRepeatOnceMoreWhenTheRepetitionIsLostItself() {
        scene.take(A);
        loseOnceAndDeliver(1);
        scene.loop.pass(DispatcherScene.SETTLING);

        scene.harp.last().lose();
        scene.loop.run();
        scene.loop.pass(DispatcherScene.SETTLING.multipliedBy(2));
        scene.answer("a", 1, 200);

        assertThat(scene.receipts()).isEmpty();
        scene.loop.pass(DispatcherScene.SETTLING);
        scene.answer("a", 1, 200);
        assertThat(scene.receipts()).extracting(Receipt::result).containsExactly(Result.DELIVERED);
    }

    @Test
    void shouldMakeNoDeadLetterOfWhatWasAcknowledgedHoweverItsRepetitionEnds() {
        scene.take(A);
        loseOnceAndDeliver(1);
        scene.loop.pass(DispatcherScene.SETTLING);

        scene.answer("a", 1, 422);

        assertThat(scene.receipts()).extracting(Receipt::result).containsExactly(Result.DELIVERED);
        assertThat(scene.evidence.getFirst().deadLetter()).isEmpty();
    }

    @Test
    void shouldRepeatWhatFollowsADeadLetterThatMayLandLate() {
        scene.take(A.version(1), A.version(2));
        scene.harp.last().lose();
        scene.loop.run();
        scene.loop.pass(DispatcherScene.SETTLING);
        scene.answer("a", 1, 422);

        scene.answer("a", 2, 200);

        scene.loop.pass(DispatcherScene.SETTLING);
        scene.assertInFlight("e-a-2");
    }

    @Test
    void shouldLeaveTheRepetitionToWhoeverGetsThePartition() {
        scene.take(A);
        loseOnceAndDeliver(1);

        scene.rebalance();

        scene.loop.pass(DispatcherScene.SETTLING);
        scene.assertInFlight();
        assertThat(scene.receipts()).isEmpty();
        scene.take(A);
        scene.assertInFlight("e-a-1");
    }

    @Test
    void shouldNotSaySomethingNewerWhileALostRepetitionMayStillLand() {
        scene.take(A.version(1));
        loseOnceAndDeliver(1);
        scene.loop.pass(DispatcherScene.SETTLING);
        scene.take(A.version(2));

        scene.harp.last().lose();
        scene.loop.run();

        assertThat(scene.receipts()).extracting(Receipt::version).containsExactly(1L);
        scene.loop.pass(DispatcherScene.SETTLING.minusMillis(1));
        scene.assertInFlight();
        scene.loop.pass(Duration.ofMillis(1));
        scene.assertInFlight("e-a-2");
    }

    @Test
    void shouldNotPostAgainAfterARebalanceWhileALostAttemptMayStillLand() {
        scene.take(A);
        scene.harp.last().lose();
        scene.loop.run();

        scene.rebalance();
        scene.take(A);

        scene.assertInFlight();
        scene.loop.pass(DispatcherScene.SETTLING);
        scene.assertInFlight("e-a-1");
    }

    @Test
    void shouldGoOnWhenAPostFailsInAWayThatHarpNeverDoes() {
        scene.take(A);

        scene.harp.last().fail();
        scene.loop.run();
        scene.loop.pass(DispatcherScene.SETTLING);

        scene.assertInFlight("e-a-1");
    }

    private void loseOnceAndDeliver(long version) {
        scene.harp.last().lose();
        scene.loop.run();
        scene.loop.pass(DispatcherScene.SETTLING);
        scene.answer("a", version, 200);
    }
}
