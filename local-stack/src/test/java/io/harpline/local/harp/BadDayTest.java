package io.harpline.local.harp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Execution(ExecutionMode.CONCURRENT)
class BadDayTest {

    private static final HarpPost POST = post("J1 A1");

    private final Random dice = new Random(6);

    static Stream<Arguments> shouldMeetEveryPostInItsMood() {
        return Stream.of(
                Arguments.of(BadDay.WELL, new Reaction.Stored(true)),
                Arguments.of(BadDay.of(Mood.LOSE_ANSWERS), new Reaction.Stored(false)),
                Arguments.of(BadDay.of(Mood.FALSE_200), new Reaction.Pretended(true)),
                Arguments.of(BadDay.of(Mood.ERROR_RESULT), new Reaction.Pretended(false)),
                Arguments.of(new BadDay(Mood.TOO_MANY, 0, 0, 5, Map.of()), new Reaction.Failed(429, Optional.of(5))));
    }

    @ParameterizedTest
    @MethodSource
    void shouldMeetEveryPostInItsMood(BadDay day, Reaction reaction) {
        assertThat(day.reaction(POST, dice)).isEqualTo(reaction);
    }

    @Test
    void shouldFailAboutTheShareThatWasAskedFor() {
        BadDay day = new BadDay(Mood.FALSE_200, 0, 10, 0, Map.of());

        long failed = IntStream.range(0, 10_000)
                .mapToObj(i -> day.reaction(POST, dice))
                .filter(new Reaction.Failed(500, Optional.empty())::equals)
                .count();

        assertThat(failed).isBetween(900L, 1_100L);
    }

    @Test
    void shouldFailOneAlertWhateverElseHolds() {
        BadDay day = new BadDay(Mood.LOSE_ANSWERS, 0, 100, 0, Map.of("A1", 422));

        assertThat(day.reaction(post("J1 A1"), dice)).isEqualTo(new Reaction.Failed(422, Optional.empty()));
        assertThat(day.reaction(post("A1/J1"), dice)).isEqualTo(new Reaction.Failed(422, Optional.empty()));
        assertThat(day.reaction(post("J1 A10"), dice)).isEqualTo(new Reaction.Failed(500, Optional.empty()));
        assertThat(day.reaction(post("J1 XA1"), dice)).isEqualTo(new Reaction.Failed(500, Optional.empty()));
    }

    @Test
    void shouldLeaveHangingTheAlertsThatGetNoAnswer() {
        BadDay day = new BadDay(Mood.WELL, 0, 0, 0, Map.of("A1", BadDay.NEVER, "A2", 422));

        assertThat(day.leavesHanging(post("J1 A1"))).isTrue();
        assertThat(day.leavesHanging(post("J1 A2"))).isFalse();
        assertThat(BadDay.of(Mood.HANG).leavesHanging(POST)).isTrue();
        assertThat(BadDay.WELL.leavesHanging(POST)).isFalse();
    }

    static Stream<Arguments> shouldRefuseNonsenseByName() {
        return Stream.of(
                refused(-1, 0, Map.of(), "slowMs must be from 0 to 600000"),
                refused(600_001, 0, Map.of(), "slowMs must be from 0 to 600000"),
                refused(0, 101, Map.of(), "errorSharePercent must be from 0 to 100"),
                refused(0, 0, Map.of("A1", 200), "failAlerts must have statuses from 400 to 599, or 0 for none at all"),
                refused(
                        0,
                        0,
                        Map.of("A 1", 422),
                        "failAlerts must be named by alertIds of 1 to 128 characters without blanks"));
    }

    private static Arguments refused(int slowMs, int share, Map<String, Integer> failAlerts, String why) {
        return Arguments.of((Supplier<BadDay>) () -> new BadDay(Mood.WELL, slowMs, share, 0, failAlerts), why);
    }

    @ParameterizedTest
    @MethodSource
    void shouldRefuseNonsenseByName(Supplier<BadDay> day, String why) {
        assertThatThrownBy(day::get)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }

    @Test
    void shouldRefuseWhatCannotHoldAtOnce() {
        assertThatThrownBy(() -> new BadDay(Mood.HANG, 1, 0, 0, Map.of()))
                .hasMessage("the mood hang leaves nothing for slowMs, errorSharePercent and failAlerts to act on");
        assertThatThrownBy(() -> new BadDay(Mood.REFUSE, 0, 1, 0, Map.of()))
                .hasMessage("the mood refuse leaves nothing for slowMs, errorSharePercent and failAlerts to act on");
        assertThatThrownBy(() -> new BadDay(Mood.WELL, 0, 0, 5, Map.of()))
                .hasMessage("retryAfterSeconds belongs to the mood too-many alone");
    }

    @Test
    void shouldSayAllThatHolds() {
        assertThat(BadDay.WELL.says()).isEqualTo("Harp is well");
        assertThat(new BadDay(Mood.TOO_MANY, 2_000, 10, 5, Map.of("A1", 422, "A2", 500)).says())
                .isEqualTo("Harp answers 429 with Retry-After: 5; looks at each post 2000 ms later;"
                        + " answers 10 % of the posts with 500; answers 422 to the alert A1;"
                        + " answers 500 to the alert A2");
    }

    private static HarpPost post(String object) {
        return new HarpPost(
                new HarpIdentity(null, "Gardin HEALTH alert", "gardin/T1", object),
                HarpSeverity.WARNING,
                "A plant needs water.",
                Map.of());
    }
}
