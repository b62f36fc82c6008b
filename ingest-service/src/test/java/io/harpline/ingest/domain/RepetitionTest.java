package io.harpline.ingest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class RepetitionTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private final Repetition repetition = new Repetition(Duration.ofSeconds(10));

    @Test
    void shouldBeSaidAtOnceAndThenOnlyNowAndThenWithItsNumber() {
        assertThat(repetition.happened(NOW)).isEqualTo(1);
        assertThat(repetition.happened(NOW.plusSeconds(1))).isZero();
        assertThat(repetition.happened(NOW.plusMillis(9_999))).isZero();
        assertThat(repetition.happened(NOW.plusSeconds(10))).isEqualTo(3);
        assertThat(repetition.happened(NOW.plusSeconds(19))).isZero();
        assertThat(repetition.happened(NOW.plusSeconds(99))).isEqualTo(2);
    }

    @Test
    void shouldNotFallSilentWhenTheClockIsSetBack() {
        repetition.happened(NOW);

        assertThat(repetition.happened(NOW.minus(Duration.ofDays(1)))).isEqualTo(1);
    }
}
