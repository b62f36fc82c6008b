package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.operator.domain.LedgerWindow.Beginning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class BeginningTest {

    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");
    private static final Instant CERTAIN = NOW.minus(Duration.ofDays(365));

    @Test
    void shouldBeginAnHourBehindTheFirstOfWhatIsThere() {
        Instant first = CERTAIN.minus(Duration.ofHours(3));

        assertThat(Beginning.of("p", first, CERTAIN).whole()).isEqualTo(CERTAIN.minus(Duration.ofHours(2)));
    }

    /// A quiet partition lost all that it had a year ago, and got one record a moment ago.
    @Test
    void shouldBeginAtTheLatestWhereNothingIsOldEnoughToBeRemoved() {
        assertThat(Beginning.of("p", NOW, CERTAIN).whole()).isEqualTo(CERTAIN.plus(Duration.ofHours(1)));
    }

    @Test
    void shouldSayThatNothingIsLeftOfWhatWasAskedFor() {
        LedgerWindow window = LedgerWindow.of(Period.ALWAYS, List.of(Beginning.of("p", NOW, NOW)));

        assertThat(window.isNothing(NOW)).isTrue();
        assertThat(window.isNothing(NOW.plus(Duration.ofHours(2)))).isFalse();
        assertThat(LedgerWindow.of(Period.ALWAYS, List.of()).isNothing(NOW)).isFalse();
    }

    @Test
    void shouldLookAtTheEndThatWasAskedForToo() {
        Period asked = new Period(CERTAIN, NOW.minus(Duration.ofDays(30)));

        assertThat(LedgerWindow.of(asked, List.of(Beginning.of("p", NOW.minus(Duration.ofDays(20)), NOW)))
                        .isNothing(NOW))
                .isTrue();
    }
}
