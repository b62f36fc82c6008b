package io.harpline.prove.nemesis;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Set<Fault> ALL = EnumSet.allOf(Fault.class);

    @Test
    void shouldPlanTheSameOfTheSameSeedAndSomethingElseOfAnother() {
        List<Planned> plan = Schedule.of(7, AN_HOUR, ALL, 3);

        assertThat(Schedule.of(7, AN_HOUR, ALL, 3)).isEqualTo(plan);
        assertThat(Schedule.of(8, AN_HOUR, ALL, 3)).isNotEqualTo(plan);
    }

    @Test
    void shouldPlanAtLeastTwoHundredFaultsInAnHourWhateverTheSeed() {
        assertThat(LongStream.range(0, 50))
                .allSatisfy(
                        seed -> assertThat(Schedule.of(seed, AN_HOUR, ALL, 3)).hasSizeGreaterThan(200));
    }

    @Test
    void shouldMeetEveryKindEarlyAndOnlyThoseThatWereAsked() {
        Set<Fault> asked = EnumSet.of(Fault.KILL, Fault.SCALE, Fault.ROLLING);

        assertThat(Schedule.of(1, AN_HOUR, ALL, 3).stream()
                        .limit(2L * ALL.size())
                        .map(planned -> planned.act().fault())
                        .collect(toSet()))
                .isEqualTo(ALL);
        assertThat(Schedule.of(1, AN_HOUR, asked, 1).stream()
                        .map(planned -> planned.act().fault())
                        .collect(toSet()))
                .isEqualTo(asked);
        assertThat(Schedule.of(1, AN_HOUR, EnumSet.noneOf(Fault.class), 1)).isEmpty();
    }

    @Test
    void shouldEndAllWithinTheRunAndLetTwoThingsHappenAtOnceOnlyInDifferentPlaces() {
        for (long seed = 0; seed < 50; seed++) {
            List<Planned> plan = Schedule.of(seed, AN_HOUR, ALL, 3);
            for (Planned one : plan) {
                assertThat(one.at()).isGreaterThanOrEqualTo(Schedule.QUIET);
                assertThat(one.end()).isLessThanOrEqualTo(AN_HOUR.minus(Schedule.CALM));
                assertThat(plan.stream().filter(other -> !other.equals(one) && overlap(one, other)))
                        .as("what happens during %s", one)
                        .hasSizeLessThanOrEqualTo(1)
                        .allSatisfy(other -> assertThat(Where.of(other.act()).overlaps(Where.of(one.act())))
                                .isFalse());
            }
        }
    }

    private static boolean overlap(Planned one, Planned other) {
        return one.at().compareTo(other.end()) <= 0 && other.at().compareTo(one.end()) <= 0;
    }
}
