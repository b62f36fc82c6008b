package io.harpline.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class BackoffTest {

    private static final Duration BRIEFLY = Duration.ofMillis(300);

    @Test
    void shouldDoubleUpToTenSecondsWhileAProcessKeepsEnding() {
        Stream<Long> delays = Stream.iterate(Backoff.first(), backoff -> backoff.next(BRIEFLY))
                .limit(8)
                .map(backoff -> backoff.delay().toMillis());

        assertThat(delays).containsExactly(200L, 400L, 800L, 1600L, 3200L, 6400L, 10_000L, 10_000L);
    }

    @Test
    void shouldBeginAgainOnceAProcessHasRunForAMinute() {
        Backoff long_ = Backoff.first().next(BRIEFLY).next(BRIEFLY);

        assertThat(long_.next(Duration.ofSeconds(59)).delay()).isEqualTo(Duration.ofMillis(1600));
        assertThat(long_.next(Duration.ofMinutes(1))).isEqualTo(Backoff.first());
    }
}
