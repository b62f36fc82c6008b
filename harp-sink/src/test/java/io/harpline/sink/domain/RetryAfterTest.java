package io.harpline.sink.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 7", "' 60 ', 60", "61, 60", "007, 7", "99999999999999999999, 60"})
    void shouldReadSecondsAndWaitAMinuteAtMost(String header, long seconds) {
        assertThat(RetryAfter.parse(header, NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sun, 22 Nov 2026 06:00:20 GMT | 20",
                "Sun, 22 Nov 2026 05:59:59 GMT | 0",
                "Sun, 22 Nov 2026 07:00:00 GMT | 60"
            })
    void shouldReadADate(String header, long seconds) {
        assertThat(RetryAfter.parse(header, NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "2026-11-22T06:00:20Z", "٣"})
    void shouldReadNothingElse(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }
}
