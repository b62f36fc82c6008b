package io.harpline.ingest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class BudgetTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void shouldAllowSoManyRequestsASecond() {
        Budget budget = new Budget(50, 1_000_000, NOW);

        assertThat(spent(budget, 60, 1, NOW)).isEqualTo(50);
        assertThat(spent(budget, 60, 1, NOW.plusMillis(100))).isEqualTo(5);
        assertThat(spent(budget, 60, 1, NOW.plusSeconds(60))).isEqualTo(50);
    }

    @Test
    void shouldAllowSoManyBytesADay() {
        Budget budget = new Budget(1_000, 24_000, NOW);

        assertThat(spent(budget, 30, 1_000, NOW)).isEqualTo(24);
        assertThat(spent(budget, 30, 1_000, NOW.plus(Duration.ofHours(3)))).isEqualTo(3);
        assertThat(spent(budget, 30, 1_000, NOW.plus(Duration.ofDays(7)))).isEqualTo(24);
    }

    @Test
    void shouldNotSpendARequestOnWhatIsTooLarge() {
        Budget budget = new Budget(1, 100, NOW);

        assertThat(budget.spend(101, NOW)).isFalse();
        assertThat(budget.spend(100, NOW)).isTrue();
    }

    @Test
    void shouldAllowNothingWithABudgetOfNothing() {
        assertThat(new Budget(0, 1_000, NOW).spend(1, NOW.plusSeconds(9))).isFalse();
        assertThat(new Budget(1, 0, NOW).spend(1, NOW.plusSeconds(9))).isFalse();
    }

    @Test
    void shouldNotGrowByDisorderAmongArrivals() {
        Budget budget = new Budget(10, 1_000_000, NOW);
        spent(budget, 10, 1, NOW.plusMillis(10));

        for (int i = 0; i < 1_000; i++) {
            assertThat(budget.spend(1, NOW.plusMillis(i % 2 * 10L))).isFalse();
        }
    }

    @Test
    void shouldGoOnWhenTheClockIsSetBack() {
        Budget budget = new Budget(10, 1_000_000, NOW);
        spent(budget, 10, 1, NOW);
        Instant earlier = NOW.minus(Duration.ofHours(1));

        assertThat(budget.spend(1, earlier)).isFalse();
        assertThat(spent(budget, 20, 1, earlier.plusSeconds(1))).isEqualTo(10);
    }

    private static int spent(Budget budget, int requests, int size, Instant now) {
        int spent = 0;
        for (int i = 0; i < requests; i++) {
            spent += budget.spend(size, now) ? 1 : 0;
        }
        return spent;
    }
}
