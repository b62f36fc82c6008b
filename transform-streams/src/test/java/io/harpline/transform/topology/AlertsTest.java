package io.harpline.transform.topology;

import static io.harpline.schemas.alert.Severity.LOW;
import static io.harpline.transform.domain.Sent.raised;
import static io.harpline.transform.topology.TopologyBench.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.gardin.NotificationOutcome.Result;
import io.harpline.schemas.topic.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The alerts held in memory in front of the store: nothing may tell whether one was among them.
@Execution(ExecutionMode.CONCURRENT)
class AlertsTest extends OnTheBench {

    private static final int MORE_THAN_ARE_HELD = 5_000;

    @Test
    void shouldKnowAnAlertAgainHoweverManyCameBetween() {
        for (int i = 0; i < MORE_THAN_ARE_HELD; i++) {
            bench.send(raised(LOW).with("alertId", "A" + i));
        }
        bench.values(Topics.OUTCOMES, NotificationOutcome.class);

        for (int i = 0; i < MORE_THAN_ARE_HELD; i++) {
            bench.send(raised(LOW).with("alertId", "A" + i));
        }

        assertThat(results()).hasSize(MORE_THAN_ARE_HELD).containsOnly(Result.DUPLICATE);
    }

    @Test
    void shouldKnowAllNotificationsOfAnAlertThatGrowsTooLargeToBeHeld() {
        for (int i = 0; i < 40; i++) {
            bench.send(raised(LOW).id("N" + i));
        }
        bench.values(Topics.OUTCOMES, NotificationOutcome.class);

        for (int i = 0; i < 40; i++) {
            bench.send(raised(LOW).id("N" + i));
        }

        assertThat(results()).hasSize(40).containsOnly(Result.DUPLICATE);
    }

    @Test
    void shouldNotKnowAnAlertAnyMoreThatWasForgotten() {
        bench.sendAt(RECEIVED, raised(LOW).id("N1").with("event", "CLOSED"));
        bench.sendAt(RECEIVED.plus(TopologyBench.HORIZON.length()), raised(LOW).with("alertId", "A2"));
        bench.sendAt(RECEIVED, raised(LOW).id("N1").with("event", "CLOSED"));

        assertThat(results()).containsExactly(Result.APPLIED, Result.APPLIED, Result.APPLIED);
    }

    private List<Result> results() {
        return bench.values(Topics.OUTCOMES, NotificationOutcome.class).stream()
                .map(NotificationOutcome::result)
                .toList();
    }
}
