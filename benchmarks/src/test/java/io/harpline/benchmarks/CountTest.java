package io.harpline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class CountTest {

    @Test
    void shouldReadThousandsAndMillions() {
        Count count = new Count();

        assertThat(count.convert("333334")).isEqualTo(333_334);
        assertThat(count.convert("10k")).isEqualTo(10_000);
        assertThat(count.convert("10M")).isEqualTo(10_000_000);
    }

    @Test
    void shouldWriteWhatItReads() {
        assertThat(Count.of(100_000)).isEqualTo("100k");
        assertThat(Count.of(10_000_000)).isEqualTo("10m");
        assertThat(Count.of(500)).isEqualTo("500");
    }
}
