package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.operator.domain.Finding.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class SignatureStandingTest {

    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");

    @ParameterizedTest
    @CsvSource({
        ",       ,      OK,      nothing is kept apart",
        "PT1H,   ,      OK,      nothing is kept apart",
        "PT1M,   PT2M,  OK,      the newest request that was refused came 2 min ago",
        "PT2M,   PT90S, WARNING, 'the newest request that was refused came 90 s ago, and none was taken since'",
        ",       PT1M,  WARNING, 'the newest request that was refused came 60 s ago, and none was taken since'",
        "PT50H,  PT25H, OK,      the newest request that was refused came 25 h ago"
    })
    void shouldWarnWhereTheNewestIsRefused(Duration taken, Duration refused, Level level, String what) {
        Finding finding = new SignatureStanding(ago(taken), ago(refused), NOW).finding();

        assertThat(finding.level()).isEqualTo(level);
        assertThat(finding.what()).isEqualTo(what);
    }

    private static Optional<Instant> ago(Duration age) {
        return Optional.ofNullable(age).map(NOW::minus);
    }
}
