package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.operator.domain.Finding.Level;
import java.util.List;
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
        List<String> names = List.of("sink-0", "sink-1").subList(0, named);

        Finding finding = new GroupStanding("harp-sink", "harp-sink", state, names, members).finding();

        assertThat(finding.level()).isEqualTo(level);
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
}
