package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.operator.domain.ReplayPlan.Head;
import io.harpline.operator.domain.ReplayPlan.Sum;
import io.harpline.schemas.harp.Replay.Mode;
import io.harpline.schemas.operation.Operation.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a plan counts and says of itself.
@Execution(ExecutionMode.CONCURRENT)
class ReplayTallyTest {

    private static final Instant SIX = Instant.parse("2026-11-22T06:00:00Z");
    private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");

    @Test
    void shouldCountWhatIsSentAndWhatIsNot() {
        ReplayTally tally = new ReplayTally();
        tally.add(Effect.CREATE, "T/A", SEVEN);
        tally.add(Effect.CREATE, "T/A", SIX);
        tally.add(Effect.RESOLVE, "T/B", SEVEN);
        tally.add(Effect.DELIVERED);

        assertThat(tally.sum())
                .isEqualTo(new Sum(
                        List.of(new Count("create", 2), new Count("resolve", 1), new Count("already delivered", 1)),
                        3,
                        2,
                        SIX));
    }

    @Test
    void shouldAddUpPartitionsThatForgetTheirAlerts() {
        ReplayTally all = new ReplayTally();
        ReplayTally first = new ReplayTally();
        first.add(Effect.CHANGE, "T/A", SEVEN);
        first.add(Effect.CHANGE, "T/B", SEVEN);
        first.close();
        ReplayTally second = new ReplayTally();
        second.add(Effect.CHANGE, "T/C", SIX);

        all.add(first);
        assertThat(all.sum().oldest()).isEqualTo(SEVEN);
        first.add(Effect.CHANGE, "T/A", SEVEN);
        assertThat(first.sum().alerts()).as("those of before are forgotten").isEqualTo(3);
        all.add(second);
        all.add(new ReplayTally());

        assertThat(all.sum()).isEqualTo(new Sum(List.of(new Count("change", 3)), 3, 3, SIX));
    }

    @ParameterizedTest
    @CsvSource({"0, 20, PT0S", "1, 20, PT0.05S", "3, 2000, PT0.002S", "50, 20, PT2.5S"})
    void shouldSayHowLongItTakesAtLeast(long events, int rate, Duration duration) {
        ReplayPlan plan = new ReplayPlan(head(null, rate), new Sum(List.of(), events, 1, null), "");

        assertThat(plan.duration()).isEqualTo(duration);
    }

    @Test
    void shouldSayWhatIsSentWhere() {
        assertThat(head(null, 20).words()).isEqualTo("--tenant T --mode EVENTS, to harp");
        assertThat(head("team.events", 20).words()).isEqualTo("--tenant T --mode EVENTS, to team.events");
        assertThat(new ReplayPlan.Line(2, 7, "T/A", "e1", 1, Effect.CREATE).place())
                .isEqualTo(new Place(2, 7));
    }

    @ParameterizedTest
    @CsvSource({"RESTORE, CURRENT", "SEND, CURRENT", "CREATE, EVENTS", "CHANGE, EVENTS", "RESOLVE, EVENTS"})
    void shouldPostAgainOnlyWhatHarpHas(Effect effect, Mode mode) {
        assertThat(effect.mode(Mode.CURRENT)).isEqualTo(mode);
        assertThat(effect.isSent()).isTrue();
    }

    private static Head head(@Nullable String topic, int rate) {
        return new Head("P", 1, SIX, "kim", "id", "--tenant T", topic, false, Mode.EVENTS, rate, List.of());
    }
}
