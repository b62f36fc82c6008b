package io.harpline.sink.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.sink.AnEvent;
import io.harpline.sink.app.FakeHarp.Request;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class RoutesTest {

    private static final AnEvent A = AnEvent.of("a");

    private final DispatcherScene scene = new DispatcherScene();

    @Test
    void shouldPostToTheIntegrationOfTheRouteAndNameItInTheEvidence() {
        scene.take(A.tenant("other"), A);

        scene.assertInFlight("e-a-1");
        assertThat(scene.otherHarp.inFlight()).extracting(Request::event).containsExactly("e-a-1");
        scene.otherHarp.last().answer(200);
        scene.answer("a", 1, 200);
        assertThat(scene.receipts()).extracting(Receipt::destination).containsExactly("other", "default");
        assertThat(scene.evidence)
                .map(evidence -> evidence.delivered().orElseThrow())
                .extracting(DeliveredVersion::destination)
                .containsExactly("other", "default");
    }

    @Test
    void shouldOnlyWriteAReceiptOfWhatGoesNowhere() {
        scene.take(A.tenant("nowhere"));

        scene.assertInFlight();
        assertThat(scene.evidence).singleElement().satisfies(evidence -> {
            assertThat(evidence.receipt().result()).isEqualTo(Result.NOT_ROUTED);
            assertThat(evidence.receipt().destination()).isEqualTo("none");
            assertThat(evidence.receipt().why()).isEqualTo("no route");
            assertThat(evidence.receipt().bodySha256()).isNull();
            assertThat(evidence.delivered()).isEmpty();
            assertThat(evidence.deadLetter()).isEmpty();
        });
        assertThat(scene.committable()).isEqualTo(1);
    }

    @Test
    void shouldShareThePermitsAmongAllIntegrations() {
        for (int i = 0; i < DispatcherScene.PERMITS; i++) {
            scene.take(AnEvent.of("n" + i));
        }

        scene.take(A.tenant("other"));

        assertThat(scene.otherHarp.inFlight()).isEmpty();
        scene.answer("n0", 1, 200);
        assertThat(scene.otherHarp.inFlight()).hasSize(1);
    }

    /// What gets through elsewhere says nothing of this one's Harp.
    @Test
    void shouldGiveUpNobodyBecauseOthersGetThroughToAnotherIntegration() {
        scene.take(A);
        for (int version = 1; version <= 15; version++) {
            scene.take(A.tenant("other").version(version));
            scene.otherHarp.last().answer(200);
            scene.answerAll(503);
            scene.loop.pass(DispatcherScene.LONGEST_PAUSE);
        }

        assertThat(scene.receipts()).hasSize(15).extracting(Receipt::result).containsOnly(Result.DELIVERED);
    }

    @Test
    void shouldTellTheTallyWhatBecameOfEachRequestAndDelivery() {
        scene.take(A, A.tenant("nowhere"));

        scene.answer("a", 1, 503);
        scene.loop.pass(DispatcherScene.LONGEST_PAUSE);
        scene.answer("a", 1, 200);

        assertThat(scene.tally.told)
                .containsExactly(
                        "finished none NOT_ROUTED",
                        "attempted default 503",
                        "attempted default 200",
                        "acknowledged default",
                        "finished default DELIVERED");
    }

    @Test
    void shouldShowHowItStands() {
        scene.take(A.version(1), A.version(2));
        scene.loop.pass(Duration.ofSeconds(1));

        Standing standing = scene.dispatcher.standing();

        assertThat(standing.inFlight()).isEqualTo(1);
        assertThat(standing.waiting()).isEqualTo(1);
        assertThat(standing.oldest()).hasValue(A.build().receivedAt());
        assertThat(standing.outages()).containsOnlyKeys("default", "other");
        assertThat(standing.out()).isEmpty();
    }
}
