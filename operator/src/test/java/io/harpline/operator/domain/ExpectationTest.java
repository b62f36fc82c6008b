package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.harp.Replay.Mode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Execution(ExecutionMode.CONCURRENT)
class ExpectationTest {

    private static final Map<String, Long> NOTHING = Map.of();

    @Test
    void shouldTellWhatEachDoesOnceThoseBeforeItAreTold() {
        Expectation history = new Expectation(Mode.EVENTS, NOTHING, NOTHING, NOTHING);

        assertThat(history.of("T/a", 1, false, false)).isEqualTo(Effect.CREATE);
        assertThat(history.of("T/a", 2, false, false)).isEqualTo(Effect.CHANGE);
        assertThat(history.of("T/a", 2, false, false)).isEqualTo(Effect.DELIVERED);
        assertThat(history.of("T/a", 1, false, false)).isEqualTo(Effect.SUPERSEDED);
        assertThat(history.of("T/a", 3, true, false)).isEqualTo(Effect.RESOLVE);
    }

    @Test
    void shouldRestoreInModeCurrentOnlyWhatHarpHasAcknowledged() {
        Map<String, Long> delivered = Map.of("T/a", 5L);

        assertThat(new Expectation(Mode.EVENTS, delivered, NOTHING, NOTHING).of("T/a", 5, false, false))
                .isEqualTo(Effect.DELIVERED);
        assertThat(new Expectation(Mode.CURRENT, delivered, NOTHING, NOTHING).of("T/a", 5, false, false))
                .isEqualTo(Effect.RESTORE);
        assertThat(new Expectation(Mode.CURRENT, delivered, NOTHING, NOTHING).of("T/a", 4, false, false))
                .isEqualTo(Effect.SUPERSEDED);
    }

    /// One that waits as history will be found delivered, and so brings nothing back.
    @Test
    void shouldRestoreWhatWaitsUnlessItWaitsInModeCurrent() {
        Map<String, Long> five = Map.of("T/a", 5L);

        assertThat(new Expectation(Mode.CURRENT, five, five, NOTHING).of("T/a", 5, false, false))
                .isEqualTo(Effect.RESTORE);
        assertThat(new Expectation(Mode.CURRENT, five, five, five).of("T/a", 5, false, false))
                .isEqualTo(Effect.ON_ITS_WAY);
    }

    @ParameterizedTest
    @EnumSource(names = {"EVENTS", "CURRENT"})
    void shouldLeaveToTheSinkWhatItHasBeforeIt(Mode mode) {
        Expectation expectation = new Expectation(mode, Map.of("T/a", 1L), Map.of("T/b", 7L), NOTHING);

        assertThat(expectation.of("T/a", 2, false, true)).isEqualTo(Effect.ON_ITS_WAY);
        assertThat(expectation.of("T/b", 7, false, false)).isEqualTo(Effect.ON_ITS_WAY);
        assertThat(expectation.of("T/b", 8, false, false)).isEqualTo(Effect.CHANGE);
    }
}
