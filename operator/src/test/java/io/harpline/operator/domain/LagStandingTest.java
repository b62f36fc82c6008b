package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.operator.domain.Finding.Level;
import io.harpline.operator.domain.LagStanding.Part;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class LagStandingTest {

    private static final Part NOTHING = new Part(0, Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "PT0S, OK, the oldest for 0 s",
        "PT5M, OK, the oldest for 5 min",
        "PT5M1S, WARNING, the oldest for 5 min",
        "PT90H, WARNING, the oldest for 3 d"
    })
    void shouldCallLateWhatWaitsForMoreThanFiveMinutes(Duration oldest, Level level, String words) {
        Finding lag = lag(part(oldest), NOTHING, 0);

        assertThat(lag.level()).isEqualTo(level);
        assertThat(lag.what()).endsWith(words);
    }

    @ParameterizedTest
    @CsvSource({"PT0.02S, OK, nothing waits", "PT6M, WARNING, 5 records at most are behind an open transaction"})
    void shouldTellWhenATransactionStaysOpen(Duration oldest, Level level, String words) {
        Finding lag = lag(NOTHING, part(oldest), 0);

        assertThat(lag.level()).isEqualTo(level);
        assertThat(lag.what()).startsWith(words);
    }

    @Test
    void shouldCallBrokenWhatRetentionHasTakenFirst() {
        Finding lag = lag(part(Duration.ZERO), NOTHING, 7);

        assertThat(lag.level()).isEqualTo(Level.BROKEN);
        assertThat(lag.what()).startsWith("7 records were removed by Kafka before");
    }

    private static Finding lag(Part waiting, Part held, long overtaken) {
        return new LagStanding("harp-sink", "harp-sink", waiting, held, overtaken).finding();
    }

    private static Part part(Duration oldest) {
        return new Part(5, Optional.of(oldest));
    }
}
