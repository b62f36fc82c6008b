package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.operator.domain.Known.Sent;
import io.harpline.operator.domain.RedrivePlan.Judged;
import io.harpline.schemas.harp.DeadLetter.Reason;
import io.harpline.schemas.harp.Replay.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class RedrivePlanTest {

    private static final Known NOTHING = new Known(Map.of(), Map.of());
    private static final Selection EVERYTHING =
            new Selection(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// Of one letter, version 5, redriven once. Delivered: a version, 0 for none. Waiting: a version and a count.
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing is known                     | 0 |      | OPEN
            an older version was delivered       | 4 |      | OPEN
            this version was delivered           | 5 |      | DELIVERED
            a newer version was delivered        | 6 |      | SUPERSEDED
            an older version waits               | 0 | 4 9  | OPEN
            this is what came of what waits      | 0 | 5 1  | OPEN
            it was sent again since              | 0 | 5 2  | WAITING
            a newer version waits                | 0 | 6 1  | WAITING
            delivered before the sink committed  | 5 | 5 2  | DELIVERED
            """)
    void shouldJudgeALetter(String what, long delivered, @Nullable String waiting, Fate fate) {
        Letter letter = ALetter.of("T1/A1", 10, 5, 1);
        Known known = new Known(
                delivered == 0 ? Map.of() : Map.of("T1/A1", delivered(delivered, -60, null)),
                waiting == null ? Map.of() : Map.of("T1/A1", sent(waiting)));

        RedrivePlan plan = RedrivePlan.of(List.of(letter), known, EVERYTHING);

        assertThat(plan.letters()).as(what).containsExactly(new Judged(letter, fate));
    }

    /// Of a letter of replay R1 in mode CURRENT, version 5. Delivered: version, seconds since its last attempt, by R….
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing is known                     | 0 |   0 |    | OPEN
            delivered before it was replayed     | 5 | -60 |    | OPEN
            by another replay before             | 5 | -60 | R0 | OPEN
            by this very replay                  | 5 | -60 | R1 | DELIVERED
            by another one since                 | 5 |  60 | R2 | DELIVERED
            a newer version was delivered        | 6 | -60 |    | SUPERSEDED
            """)
    void shouldSendAgainWhatHarpHasAcknowledgedBeforeAReplayWasToTellItAnew(
            String what, long version, long seconds, @Nullable String replay, Fate fate) {
        Letter letter = ALetter.ofCurrent("R1", "T1/A1", 10, 5);
        Map<String, Delivered> delivered =
                version == 0 ? Map.of() : Map.of("T1/A1", delivered(version, seconds, replay));

        RedrivePlan plan = RedrivePlan.of(List.of(letter), new Known(delivered, Map.of()), EVERYTHING);

        assertThat(plan.letters()).as(what).containsExactly(new Judged(letter, fate));
        assertThat(letter.mode()).isEqualTo(Mode.CURRENT);
    }

    @Test
    void shouldNotLetALetterThatWasDeliveredReplaceTheOneOfAReplay() {
        Letter redrivenAndDelivered = ALetter.of("T1/A1", 1, 5, 2);
        Letter replayed = ALetter.ofCurrent("R1", "T1/A1", 10, 5);
        Known known = new Known(Map.of("T1/A1", delivered(5, -60, null)), Map.of());

        RedrivePlan plan = RedrivePlan.of(List.of(redrivenAndDelivered, replayed), known, EVERYTHING);

        assertThat(plan.letters()).extracting(Judged::fate).containsExactly(Fate.DELIVERED, Fate.OPEN);
    }

    @Test
    void shouldSendOfAnAlertOnlyTheNewestLetter() {
        Letter first = ALetter.of("T1/A1", 1, 5, 0);
        Letter second = ALetter.of("T1/A1", 2, 6, 0);
        Letter olderFailedAgain = ALetter.of("T1/A1", 3, 5, 1);
        Letter other = ALetter.of("T1/A2", 4);

        RedrivePlan plan = RedrivePlan.of(List.of(other, olderFailedAgain, first, second), NOTHING, EVERYTHING);

        assertThat(plan.letters())
                .extracting(Judged::fate)
                .containsExactly(Fate.REPLACED, Fate.OPEN, Fate.REPLACED, Fate.OPEN);
        assertThat(plan.toSend()).containsExactly(second, other);
        assertThat(plan.skipped()).isEqualTo(Map.of(Fate.REPLACED, 2L));
    }

    @Test
    void shouldSendWhatFailedAgainInPlaceOfItsFirstLetter() {
        Letter first = ALetter.of("T1/A1", 1, 5, 0);
        Letter again = ALetter.of("T1/A1", 2, 5, 1);

        assertThat(RedrivePlan.of(List.of(first, again), NOTHING, EVERYTHING).toSend())
                .containsExactly(again);
    }

    @Test
    void shouldNotSendAnOlderLetterOnlyBecauseTheNewerOneWasNotAskedFor() {
        Letter older = ALetter.of("T1/A1", 1, 5, 0);
        Letter newer = ALetter.of("T1/A1", 2, 6, 0);

        RedrivePlan plan = RedrivePlan.of(List.of(older, newer), NOTHING, older::equals);

        assertThat(plan.letters()).containsExactly(new Judged(older, Fate.REPLACED));
    }

    @Test
    void shouldSendTheOldestFirst() {
        Letter early = ALetter.of("T9/A9", 1);
        Letter late = ALetter.of("T1/A1", 2);

        assertThat(RedrivePlan.of(List.of(late, early), NOTHING, EVERYTHING).toSend())
                .containsExactly(early, late);
    }

    @Test
    void shouldNotSendWhatIsNoEventNorTakeItForNews() {
        Letter event = ALetter.of("T1/A1", 1);
        Letter unreadable = ALetter.unreadable("T1/A1", 2);

        RedrivePlan plan = RedrivePlan.of(List.of(event, unreadable), NOTHING, EVERYTHING);

        assertThat(plan.letters()).extracting(Judged::fate).containsExactly(Fate.OPEN, Fate.UNREADABLE);
    }

    @Test
    void shouldTakeOnlyWhatWasAskedFor() {
        Letter letter = ALetter.of("T1/A1", 10);

        assertThat(EVERYTHING.isEverything()).isTrue();
        assertThat(EVERYTHING).accepts(letter);
        assertThat(new Selection(Optional.of("T1/A1"), Optional.of("T1"), reason(Reason.REFUSED), since(10)))
                .accepts(letter);
        assertThat(new Selection(Optional.of("T1/A"), Optional.empty(), Optional.empty(), Optional.empty()))
                .rejects(letter);
        assertThat(new Selection(Optional.empty(), Optional.of("T"), Optional.empty(), Optional.empty()))
                .rejects(letter);
        assertThat(new Selection(Optional.empty(), Optional.empty(), reason(Reason.EXHAUSTED), Optional.empty()))
                .rejects(letter);
        assertThat(new Selection(Optional.empty(), Optional.empty(), Optional.empty(), since(11)))
                .rejects(letter);
    }

    private static Optional<Reason> reason(Reason reason) {
        return Optional.of(reason);
    }

    private static Optional<Instant> since(long seconds) {
        return Optional.of(ALetter.WRITTEN.plusSeconds(seconds));
    }

    private static Delivered delivered(long version, long secondsAfterTheAttempt, @Nullable String replay) {
        return new Delivered(version, ALetter.WRITTEN.plusSeconds(secondsAfterTheAttempt), Optional.ofNullable(replay));
    }

    private static Sent sent(String versionAndCount) {
        String[] parts = versionAndCount.split(" ", -1);
        return new Sent(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
    }
}
