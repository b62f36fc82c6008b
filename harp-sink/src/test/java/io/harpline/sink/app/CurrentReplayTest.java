package io.harpline.sink.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.sink.AnEvent;
import io.harpline.sink.app.FakeHarp.Request;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What a replay in mode `current` sends is posted although Harp has acknowledged it, and no more often than any event.
@Execution(ExecutionMode.CONCURRENT)
class CurrentReplayTest {

    private static final AnEvent A = AnEvent.of("a");
    private static final AnEvent B = AnEvent.of("b");
    private static final Duration THREE_SECONDS = Duration.ofSeconds(3);
    private static final Duration LANDING = DispatcherScene.SETTLING.multipliedBy(2);

    private final DispatcherScene scene = new DispatcherScene();

    @Test
    void shouldPostOnceMoreWhatHarpHasAcknowledged() {
        deliver(A.version(5));

        scene.takeCurrent("R1", A.version(5));

        scene.answer("a", 5, 200);
        assertThat(results(scene)).containsExactly(Result.DELIVERED, Result.DELIVERED);
        assertThat(scene.evidence.getLast().delivered())
                .map(DeliveredVersion::replayId)
                .contains("R1");
    }

    @Test
    void shouldPostNothingOlderThanHarpHasAcknowledged() {
        deliver(A.version(5));

        scene.takeCurrent("R1", A.version(4));

        scene.assertInFlight();
        assertThat(results(scene)).containsExactly(Result.DELIVERED, Result.SUPERSEDED);
    }

    @Test
    void shouldPostTheSameOnceForEachReplay() {
        scene.takeCurrent("R1", A);
        scene.answer("a", 1, 200);
        scene.takeCurrent("R1", A);
        scene.assertInFlight();
        scene.takeCurrent("R2", A);
        scene.answer("a", 1, 200);

        assertThat(results(scene)).containsExactly(Result.DELIVERED, Result.ALREADY_DELIVERED, Result.DELIVERED);
    }

    /// Also where Harp has acknowledged it before: what it said then is lost.
    @Test
    void shouldMakeADeadLetterOfWhatHarpRefusesNow() {
        deliver(A);

        scene.takeCurrent("R1", A);
        scene.answer("a", 1, 422);

        assertThat(results(scene)).containsExactly(Result.DELIVERED, Result.REFUSED);
    }

    /// What stands behind one that takes long cannot be committed, and is read again after a kill.
    @Test
    void shouldNotPostAgainWhatAKilledSinkHasDeliveredBehindAnOpenOne() {
        deliver(A);
        scene.takeCurrent("R1", B);
        scene.takeCurrent("R1", A);
        scene.answer("b", 1, 503);
        scene.answer("a", 1, 200);

        DispatcherScene after = scene.successor(Duration.ZERO);
        after.takeCurrent("R1", B);
        after.takeCurrent("R1", A);

        after.assertInFlight("e-b-1");
        assertThat(results(after)).containsExactly(Result.ALREADY_DELIVERED);
    }

    @Test
    void shouldPostTwiceWhatWasInFlightWhenTheSinkWasKilledAsAnyOther() {
        deliver(A);
        scene.takeCurrent("R1", A);

        DispatcherScene after = scene.successor(THREE_SECONDS);
        after.takeCurrent("R1", A);

        after.assertInFlight();
        after.loop.pass(LANDING.minus(THREE_SECONDS));
        after.answer("a", 1, 200);
        after.loop.pass(DispatcherScene.SETTLING);
        after.answer("a", 1, 200);
        after.loop.pass(LANDING);
        after.assertInFlight();
        assertThat(results(after)).containsExactly(Result.DELIVERED);
    }

    @Test
    void shouldSayOnlyOnceMoreWhatWasAcknowledgedAndNotSettledAsAnyOther() {
        deliver(A);
        scene.takeCurrent("R1", A);
        scene.harp.last().lose();
        scene.loop.pass(DispatcherScene.SETTLING);
        scene.answer("a", 1, 200);

        DispatcherScene after = scene.successor(DispatcherScene.SETTLING);
        after.takeCurrent("R1", A);
        after.answer("a", 1, 200);
        after.loop.pass(LANDING);

        assertThat(after.harp.posted).extracting(Request::event).containsExactly("e-a-1");
        assertThat(results(after)).containsExactly(Result.DELIVERED);
    }

    /// Else each replay of old events would look as if Harp were told late.
    @Test
    void shouldNotCountHowLongAgoWhatItSendsWasReceived() {
        scene.takeCurrent("R1", A);
        scene.loop.pass(Duration.ofSeconds(1));

        assertThat(scene.dispatcher.standing().oldest()).isEmpty();

        scene.answer("a", 1, 200);
        assertThat(scene.tally.told).containsExactly("attempted default 200", "finished default DELIVERED");
    }

    private void deliver(AnEvent event) {
        scene.take(event);
        scene.harp.inFlight().forEach(request -> request.answer(200));
        scene.loop.run();
    }

    private static List<Result> results(DispatcherScene scene) {
        return scene.receipts().stream().map(Receipt::result).toList();
    }
}
