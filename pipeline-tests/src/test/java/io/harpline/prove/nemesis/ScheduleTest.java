package io.harpline.prove.nemesis;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.local.harp.BadDay;
import java.time.Duration;
import java.util.ArrayList;
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

    @Test
    void shouldStrikeOneOfSeveralInTwoOfThreeCasesAndNeverOneThatIsNotThere() {
        List<Planned> scaled = new ArrayList<>();
        List<Planned> struck = new ArrayList<>();
        for (long seed = 0; seed < 20; seed++) {
            List<Planned> plan = Schedule.of(seed, AN_HOUR, ALL, 1);
            for (Planned one : plan) {
                String service = one.act().target().replaceFirst("-\\d$", "");
                List<Planned> meanwhile = plan.stream()
                        .filter(other -> other.act() instanceof Act.Scale scale
                                && scale.target().equals(service)
                                && other.at().compareTo(one.at()) < 0
                                && one.end().compareTo(other.end()) < 0)
                        .toList();
                if (one.act() instanceof Act.Scale) {
                    scaled.add(one);
                } else if (!meanwhile.isEmpty()) {
                    struck.add(one);
                } else if (!service.equals("kafka")) {
                    assertThat(one.act().target()).doesNotMatch("[a-z]+-[23]");
                }
            }
        }

        assertThat((double) struck.size() / scaled.size()).isBetween(0.55, 0.8);
        assertThat(struck)
                .extracting(one -> one.act().target())
                .contains("ingest-2", "transform-1", "transform-3", "sink-1", "sink-2", "sink-3");
        assertThat(struck)
                .extracting(one -> one.act().fault())
                .containsOnly(Fault.FREEZE, Fault.KILL)
                .contains(Fault.FREEZE, Fault.KILL);
        assertThat(Schedule.of(1, AN_HOUR, EnumSet.of(Fault.SCALE), 1))
                .extracting(one -> one.act().fault())
                .containsOnly(Fault.SCALE);
    }

    @Test
    void shouldPoisonAlertsInEachWay() {
        assertThat(Schedule.of(1, AN_HOUR.multipliedBy(10), EnumSet.of(Fault.POISON), 1).stream()
                        .map(planned -> ((Act.Poison) planned.act()).status())
                        .collect(toSet()))
                .containsExactlyInAnyOrder(422, 500, 503, BadDay.NEVER);
    }

    private static boolean overlap(Planned one, Planned other) {
        return one.at().compareTo(other.end()) <= 0 && other.at().compareTo(one.end()) <= 0;
    }
}
