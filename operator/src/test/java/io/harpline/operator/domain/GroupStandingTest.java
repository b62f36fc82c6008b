package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.operator.domain.Finding.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class GroupStandingTest {

    @ParameterizedTest
    @CsvSource({
        "Stable, 2, 2, OK",
        "Stable, 2, 1, WARNING",
        "PreparingRebalance, 2, 2, WARNING",
        "Empty, 0, 0, BROKEN",
        "-, 0, 0, BROKEN"
    })
    void shouldWantMembersThatKeepTheirNames(String state, int members, int named, Level level) {
        assertThat(standing(state, members, named, Optional.empty()))
                .extracting(Finding::level)
                .containsExactly(level, Level.OK);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, OK, the oldest for 0 s",
        "PT5M, OK, the oldest for 5 min",
        "PT5M1S, WARNING, the oldest for 5 min",
        "PT90H, WARNING, the oldest for 3 d"
    })
    void shouldCallLateWhatWaitsForMoreThanFiveMinutes(Duration oldest, Level level, String words) {
        Finding lag = standing("Stable", 1, 1, Optional.of(oldest)).getLast();

        assertThat(lag.level()).isEqualTo(level);
        assertThat(lag.what()).endsWith(words);
    }

    @Test
    void shouldExitWithTheWorst() {
        Finding well = Finding.ok("c", "w");
        Finding warning = Finding.warning("c", "w", "t");

        assertThat(Finding.exit(List.of(well, Finding.notAsked("c", "t")))).isZero();
        assertThat(Finding.exit(List.of(warning, well))).isEqualTo(1);
        assertThat(Finding.exit(List.of(Finding.broken("c", "w", "t"), warning)))
                .isEqualTo(2);
    }

    private static List<Finding> standing(String state, int members, int named, Optional<Duration> oldest) {
        List<String> names = List.of("sink-0", "sink-1").subList(0, named);
        return new GroupStanding("harp-sink", "harp-sink", state, names, members, 5, oldest).findings();
    }
}
