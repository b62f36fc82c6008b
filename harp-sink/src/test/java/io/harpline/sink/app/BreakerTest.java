package io.harpline.sink.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.alert.AlertKey;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class BreakerTest {

    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final int MANY = 1_000;

    private final Breaker breaker = new Breaker();

    @Test
    void shouldOpenAtTheTwentiethFailureInARowOfFiveAlerts() {
        assertThat(fail(19, 5, MANY)).isFalse();

        assertThat(fail(1, 5, MANY)).isTrue();

        assertThat(breaker.isOpen()).isTrue();
    }

    @Test
    void shouldStayClosedWhileFewerAlertsFailThanWait() {
        assertThat(fail(1_000, 4, 5)).isFalse();

        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void shouldOpenWhenAllThatWaitFail() {
        assertThat(fail(19, 2, 2)).isFalse();

        assertThat(fail(1, 2, 2)).isTrue();
    }

    @Test
    void shouldCountAnewAfterEachAnswer() {
        fail(19, 5, MANY);

        assertThat(breaker.answered(NOW)).isFalse();

        assertThat(fail(19, 5, MANY)).isFalse();
        assertThat(fail(1, 5, MANY)).isTrue();
    }

    @Test
    void shouldOpenAndCloseOnce() {
        fail(20, 5, MANY);

        assertThat(fail(100, 5, MANY)).isFalse();

        assertThat(breaker.answered(NOW)).isTrue();
        assertThat(breaker.answered(NOW)).isFalse();
        assertThat(breaker.closedAt()).isEqualTo(NOW);
        assertThat(fail(20, 5, MANY)).isTrue();
    }

    @Test
    void shouldAddUpTheTimeInWhichItIsOpen() {
        fail(20, 5, MANY);
        assertThat(breaker.openFor(NOW.plusSeconds(60))).isEqualTo(Duration.ofSeconds(60));
        breaker.answered(NOW.plusSeconds(90));
        assertThat(breaker.openFor(NOW.plusSeconds(900))).isEqualTo(Duration.ofSeconds(90));

        fail(20, 5, MANY);

        assertThat(breaker.openFor(NOW.plusSeconds(10))).isEqualTo(Duration.ofSeconds(100));
    }

    /// So many failures in turn, of so many alerts; whether the last one has opened it.
    private boolean fail(int times, int alerts, int waiting) {
        boolean opened = false;
        for (int i = 0; i < times; i++) {
            opened = breaker.failed(new AlertKey("T", "a" + i % alerts), () -> waiting, NOW);
        }
        return opened;
    }
}
