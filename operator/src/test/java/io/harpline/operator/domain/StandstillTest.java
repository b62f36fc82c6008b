package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class StandstillTest {

    private final Standstill standstill = new Standstill(Duration.ofNanos(100), 1_000);

    @Test
    void shouldLastTooLongWhenNothingHasMovedForLonger() {
        assertThat(standstill.lastsTooLong(5, 1_000)).isFalse();
        assertThat(standstill.lastsTooLong(5, 1_100)).isFalse();
        assertThat(standstill.lastsTooLong(5, 1_101)).isTrue();
    }

    @Test
    void shouldBeginAnewWithEachMove() {
        assertThat(standstill.lastsTooLong(5, 1_000)).isFalse();
        assertThat(standstill.lastsTooLong(6, 1_100)).isFalse();
        assertThat(standstill.lastsTooLong(6, 1_200)).isFalse();
    }
}
