package io.harpline.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class MedianTest {

    @Test
    void shouldTakeTheMiddleValueOrTheMeanOfTheTwoInTheMiddle() {
        assertThat(Median.of(9, 1, 5)).isEqualTo(5);
        assertThat(Median.of(9, 1, 5, 7)).isEqualTo(6);
    }

    @Test
    void shouldCompareWithinARoundSinceTheNextMayFindABusyMachine() {
        List<Figures> server = List.of(rate(70), rate(7), rate(71));
        List<Figures> limit = List.of(rate(100), rate(10), rate(100));

        assertThat(Median.ofRatios(server, limit, Figures::perSecond)).isEqualTo(0.7, within(1e-9));
    }

    @Test
    void shouldKeepTheHighestPeakOfMemoryAndAddUpFailures() {
        Figures median = Figures.median(List.of(rate(1), rate(2), rate(30)));

        assertThat(median.perSecond()).isEqualTo(2);
        assertThat(median.peakMemory()).isEqualTo(30);
        assertThat(median.failures()).isEqualTo(3);
        assertThat(median.statuses()).isEqualTo(Map.of(200, 6L, 503, 3L));
    }

    private static Figures rate(double perSecond) {
        return new Figures(perSecond, 1, 1, 1, 3, 1, Map.of(200, 2L, 503, 1L), 1, 1, 1, (long) perSecond, 0);
    }
}
