package io.harpline.sink.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.sink.AnEvent;
import io.harpline.sink.app.FakeHarp.Request;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What a process knew of its posts when it was killed or stopped, the next one knows too.
@Execution(ExecutionMode.CONCURRENT)
class HandoverTest {

    private static final AnEvent A = AnEvent.of("a");
    private static final AnEvent B = AnEvent.of("b");
    private static final Duration THREE_SECONDS = Duration.ofSeconds(3);

    /// Lost as late as its timeout, and landing as late again.
    private static final Duration LANDING = DispatcherScene.SETTLING.multipliedBy(2);

    private final DispatcherScene before = new DispatcherScene();

    @Test
    void shouldNotPostAgainWhileWhatWasInFlightMayStillLandAndThenTwice() {
        before.take(A);

        DispatcherScene after = before.successor(THREE_SECONDS);
        after.take(A);

        after.loop.pass(LANDING.minus(THREE_SECONDS).minusMillis(1));
        after.assertInFlight();
        after.loop.pass(Duration.ofMillis(1));
        after.answer("a", 1, 200);
        after.loop.pass(DispatcherScene.SETTLING);
        after.answer("a", 1, 200);
        assertThat(after.receipts()).extracting(Receipt::result).containsExactly(Result.DELIVERED);
    }

    @Test
    void shouldPostAtOnceWhatWasNotPostedOrHasFailed() {
        before.take(A, AnEvent.of("n1"), AnEvent.of("n2"), AnEvent.of("n3"), B);
        before.answer("a", 1, 200);
        before.answer("b", 1, 503);

        DispatcherScene after = before.successor(Duration.ZERO);
        after.take(AnEvent.of("n1"), AnEvent.of("n2"), AnEvent.of("n3"), B);

        after.assertInFlight("e-b-1");
        after.answer("b", 1, 200);
        assertThat(after.receipts()).extracting(Receipt::result).containsExactly(Result.DELIVERED);
    }

    /// A process that is killed again and again must not begin to wait anew each time.
    @Test
    void shouldWaitFromThePostOnAndNotFromTheRestart() {
        before.take(A);

        DispatcherScene second = before.successor(THREE_SECONDS);
        second.take(A);
        DispatcherScene third = second.successor(THREE_SECONDS);
        third.take(A);
        DispatcherScene fourth = third.successor(LANDING.minus(THREE_SECONDS).minus(THREE_SECONDS));
        fourth.take(A);

        third.assertInFlight();
        fourth.assertInFlight("e-a-1");
    }

    @Test
    void shouldSayOnceMoreWhatWasAcknowledgedAndNotSettled() {
        before.take(A);
        loseOnceAndDeliver(1);

        DispatcherScene after = before.successor(DispatcherScene.SETTLING);
        after.take(A);

        after.answer("a", 1, 200);
        after.loop.pass(DispatcherScene.SETTLING.multipliedBy(3));
        after.assertInFlight();
        assertThat(after.harp.posted).hasSize(1);
        assertThat(after.receipts()).extracting(Receipt::result).containsExactly(Result.DELIVERED);
    }

    @Test
    void shouldPostNothingOlderThanWhatWasAcknowledgedAndNotSettled() {
        before.take(A.version(2));
        loseOnceAndDeliver(2);

        DispatcherScene after = before.successor(DispatcherScene.SETTLING);
        after.take(A.version(1));

        after.assertInFlight();
        assertThat(after.receipts()).extracting(Receipt::result).containsExactly(Result.SUPERSEDED);
    }

    @Test
    void shouldLeaveWhatWasAcknowledgedToWhatIsNewer() {
        before.take(A.version(1));
        loseOnceAndDeliver(1);
        before.loop.pass(DispatcherScene.SETTLING);
        before.harp.last().lose();
        before.loop.run();

        DispatcherScene after = before.successor(THREE_SECONDS);
        after.take(A.version(1), A.version(2));

        assertThat(after.receipts()).extracting(Receipt::result).containsExactly(Result.ALREADY_DELIVERED);
        after.assertInFlight();
        after.loop.pass(DispatcherScene.SETTLING.minus(THREE_SECONDS));
        after.answer("a", 2, 200);
        after.loop.pass(DispatcherScene.SETTLING);
        after.assertInFlight("e-a-2");
    }

    @Test
    void shouldHandOnTheDoubtsOfWhatIsFinished() {
        before.take(A.version(1));
        loseOnceAndDeliver(1);
        before.loop.pass(DispatcherScene.SETTLING);
        before.take(A.version(2));
        before.harp.last().lose();
        before.loop.run();
        assertThat(before.receipts()).extracting(Receipt::version).containsExactly(1L);

        DispatcherScene after = before.successor(THREE_SECONDS);
        after.take(A.version(2));

        after.assertInFlight();
        after.loop.pass(DispatcherScene.SETTLING.minus(THREE_SECONDS));
        after.answer("a", 2, 200);
        after.loop.pass(DispatcherScene.SETTLING);
        after.assertInFlight("e-a-2");
    }

    @Test
    void shouldHandOnThatALostPostMayStillLandToWhatComesAfterIt() {
        before.take(A.version(1));
        loseOnceAndDeliver(1);
        before.loop.pass(DispatcherScene.SETTLING);
        before.harp.last().lose();
        before.loop.run();
        before.take(A.version(2));
        assertThat(before.receipts()).extracting(Receipt::version).containsExactly(1L);
        before.take(A.version(3));

        DispatcherScene after = before.successor(THREE_SECONDS);
        after.take(A.version(2), A.version(3));

        after.assertInFlight();
        after.loop.pass(DispatcherScene.SETTLING.minus(THREE_SECONDS));
        after.assertInFlight("e-a-2");
    }

    @Test
    void shouldHandOnWhatMayLandLateEvenIfItIsSupersededMeanwhile() {
        before.take(B, A.version(1));
        before.answer("b", 1, 503);
        Bookmark mark = before.tracker.standing().getOrDefault(DispatcherScene.PARTITION, DispatcherScene.BEGINNING);
        before.answer("a", 1, 200);

        DispatcherScene after =
                before.successor(THREE_SECONDS, mark, Map.of(A.build().key().toString(), new Acknowledged(2, null)));
        after.take(B, A.version(1), A.version(3));

        after.assertInFlight("e-b-1");
        after.loop.pass(LANDING.minus(THREE_SECONDS));
        after.answer("a", 3, 200);
        after.loop.pass(DispatcherScene.SETTLING);
        assertThat(after.harp.inFlight()).extracting(Request::event).contains("e-a-3");
    }

    /// Its partition of the other topic may be read first.
    @Test
    void shouldTellWhatComesBehindARedrivenEventOfThatOne() {
        before.takeRedriven(A.version(1));
        before.take(A.version(2));

        DispatcherScene after = before.successor(THREE_SECONDS);
        after.take(A.version(2));

        after.assertInFlight();
        after.loop.pass(LANDING.minus(THREE_SECONDS));
        after.answer("a", 2, 200);
        after.loop.pass(DispatcherScene.SETTLING);
        after.assertInFlight("e-a-2");
    }

    @Test
    void shouldNotWaitForAnHourBecauseAClockWasAnHourAhead() {
        before.take(A);

        DispatcherScene after = before.successor(Duration.ofHours(-1));
        after.take(A);

        after.loop.pass(LANDING);
        after.assertInFlight("e-a-1");
    }

    @Test
    void shouldMakeNoSecondDeadLetterOfOne() {
        before.take(B, A);
        before.answer("b", 1, 503);
        before.answer("a", 1, 422);
        assertThat(before.receipts()).extracting(Receipt::result).containsExactly(Result.REFUSED);

        DispatcherScene after = before.successor(Duration.ZERO);
        after.take(B, A);

        after.assertInFlight("e-b-1");
        assertThat(after.receipts()).isEmpty();
        after.answer("b", 1, 200);
        assertThat(after.committable()).isEqualTo(2);
    }

    private void loseOnceAndDeliver(long version) {
        before.harp.last().lose();
        before.loop.pass(DispatcherScene.SETTLING);
        before.answer("a", version, 200);
    }
}
