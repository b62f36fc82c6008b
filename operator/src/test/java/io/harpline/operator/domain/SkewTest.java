package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.operator.domain.Finding.Level;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class SkewTest {

    private static final Instant ASKED = Instant.parse("2026-11-22T06:00:00Z");
    private static final Instant ANSWERED = ASKED.plusSeconds(2);

    @ParameterizedTest
    @CsvSource({
        "1,    0,   OK,      agree to within 1000 ms",
        "-5,  -5,   OK,      agree to within 7000 ms",
        "-600,-600, WARNING, theirs is 10 min behind ours",
        "10,   8,   WARNING, theirs is 8 s before ours"
    })
    void shouldCountOnlyWhatTheTimeOfTheAnswerDoesNotExplain(long theirs, long least, Level level, String what) {
        Skew skew = new Skew(ASKED, ASKED.plusSeconds(theirs), ANSWERED);

        assertThat(skew.least()).isEqualTo(Duration.ofSeconds(least));
        assertThat(skew.finding("clock", "theirs").level()).isEqualTo(level);
        assertThat(skew.finding("clock", "theirs").what()).contains(what);
    }
}
