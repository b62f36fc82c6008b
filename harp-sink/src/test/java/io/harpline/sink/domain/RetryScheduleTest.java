package io.harpline.sink.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harpline.schemas.settings.BadConfig;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class RetryScheduleTest {

    private final RetrySchedule schedule = new RetrySchedule(
            Duration.ofMillis(250), Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofSeconds(10));
    private final RandomGenerator random = new SplittableRandom();

    @ParameterizedTest
    @CsvSource({"1, 250", "2, 500", "3, 1000", "7, 16000", "8, 30000", "9, 30000", "2000000000, 30000"})
    void shouldPauseAnythingUpToABoundThatDoubles(int failures, long boundMillis) {
        Duration bound = Duration.ofMillis(boundMillis);
        Duration longest = Duration.ZERO;
        for (int i = 0; i < 500; i++) {
            Duration pause = schedule.pause(failures, random);
            assertThat(pause).isBetween(Duration.ZERO, bound);
            longest = pause.compareTo(longest) > 0 ? pause : longest;
        }
        assertThat(longest).isGreaterThan(bound.dividedBy(2));
    }

    @ParameterizedTest
    @CsvSource({"1, 10", "2, 20", "3, 40", "4, 60", "2000000000, 60"})
    void shouldWaitForWhatMayLandLate(int losses, long seconds) {
        assertThat(schedule.settling(losses)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void shouldRefuseNonsenseByTheKeysName() {
        Duration second = Duration.ofSeconds(1);
        Duration minute = Duration.ofMinutes(1);
        assertThatThrownBy(() -> new RetrySchedule(Duration.ZERO, second, minute, second))
                .isInstanceOf(BadConfig.class)
                .hasMessage("harpline.sink.retry.first must be positive");
        assertThatThrownBy(() -> new RetrySchedule(minute, second, minute, second))
                .isInstanceOf(BadConfig.class)
                .hasMessage("harpline.sink.retry.first exceeds harpline.sink.retry.longest");
        assertThatThrownBy(() -> new RetrySchedule(second, minute, second, second))
                .isInstanceOf(BadConfig.class)
                .hasMessage("harpline.sink.retry.longest exceeds harpline.sink.retry.budget");
    }
}
