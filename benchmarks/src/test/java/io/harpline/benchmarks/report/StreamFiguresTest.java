package io.harpline.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class StreamFiguresTest {

    @Test
    void shouldTakeAMedianOnlyOfTheRoundsThatMeasuredTheFigure() {
        StreamFigures first = StreamFigures.reading(100, 90, 0.01, 0.02, 300);
        StreamFigures last = StreamFigures.reading(200, 190, 0.03, 0.04, 200).startedAgain(5_000, 1_000, 2, 4, 0);

        StreamFigures median = StreamFigures.median(List.of(first, last));

        assertThat(median.perSecond()).isEqualTo(150);
        assertThat(median.restoreSeconds()).isEqualTo(4);
        assertThat(median.stateBytes()).isEqualTo(1_000);
        assertThat(median.peakMemory()).isEqualTo(300);
    }

    @Test
    void shouldChargeTheRestoreOnlyWithWhatItTakesLongerThanAStart() {
        StreamFigures again = StreamFigures.reading(100, 90, 0.01, 0.02, 300).startedAgain(5_000, 1_000, 2, 4, 0);

        assertThat(again.restoredPerSecond()).isEqualTo(2_500);
    }
}
