package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class PeriodTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void shouldHoldItsFirstMomentAndNotItsEnd() {
        Period period =
                Period.parse("2026-11-22T12:00:00Z/2026-11-22T14:00:00+01:00\n").orElseThrow();

        assertThat(period.contains(NOON.minusMillis(1))).isFalse();
        assertThat(period.contains(NOON)).isTrue();
        assertThat(period.contains(NOON.plusSeconds(3600).minusMillis(1))).isTrue();
        assertThat(period.contains(NOON.plusSeconds(3600))).isFalse();
    }

    @Test
    void shouldBeOpenWhereItSaysSo() {
        assertThat(Period.parse("../2026-11-22T12:00:00Z").orElseThrow().contains(Instant.EPOCH))
                .isTrue();
        assertThat(Period.parse("2026-11-22T12:00:00Z/..").orElseThrow().contains(Instant.MAX.minusMillis(1)))
                .isTrue();
        assertThat(Period.parse("../..")).contains(Period.ALWAYS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "2026-11-22T12:00:00Z",
                "2026-11-22T12:00:00/2026-11-23T12:00:00",
                "2026-11-22/2026-11-23",
                "2026-11-22T12:00:00Z/2026-11-22T12:00:00Z",
                "2026-11-22T12:00:00Z/2026-11-23T12:00:00Z/2026-11-24T12:00:00Z"
            })
    void shouldTakeNothingElse(String text) {
        assertThat(Period.parse(text)).isEmpty();
    }
}
