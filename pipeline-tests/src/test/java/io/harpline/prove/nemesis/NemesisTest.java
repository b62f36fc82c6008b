package io.harpline.prove.nemesis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.harpline.local.harp.BadDay;
import io.harpline.local.harp.Mood;
import io.harpline.prove.stack.Member;
import io.harpline.prove.stack.ProvedStack;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NemesisTest {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    private static Path directory;

    private static ProvedStack stack;

    private Nemesis nemesis;

    @BeforeAll
    static void start() {
        stack = ProvedStack.start(directory, 1, "first", "the secret of a stack to be broken".getBytes(UTF_8));
    }

    @BeforeEach
    void begin() {
        nemesis = new Nemesis(stack, _ -> List.of(), _ -> {});
    }

    @AfterEach
    void end() {
        nemesis.close();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void shouldStartAgainWhatEndedByItselfAndKeepItApartFromWhatWasKilled() {
        Member sink = stack.sinks().getFirst();
        nemesis.startKeeping();
        nemesis.play(List.of(at(0, 500, new Act.Strike(Fault.KILL, "ingest-1"))), Instant.now());
        assertThat(nemesis.endings()).isEmpty();

        sink.kill();

        await().atMost(LONGEST).until(sink::isReady);
        assertThat(nemesis.endings()).singleElement().satisfies(ending -> {
            assertThat(ending.member()).isEqualTo("sink-1");
            assertThat(ending.lastLines()).isNotBlank();
        });
        assertThat(nemesis.happened()).extracting(Happened::fault).containsExactly("kill", "ended");
        assertThat(nemesis.failures()).isEmpty();
    }

    @Test
    void shouldLetOneActWaitForAnotherThatIsNotOverYet() {
        List<Planned> schedule = List.of(
                at(0, 500, new Act.Strike(Fault.KILL, "harp")),
                at(100, 500, new Act.Ail(BadDay.of(Mood.REFUSE))),
                at(200, 500, new Act.Strike(Fault.STOP, "harp")));

        nemesis.play(schedule, Instant.now());

        assertThat(nemesis.failures()).isEmpty();
        List<Happened> happened = nemesis.happened();
        assertThat(happened).extracting(Happened::fault).containsExactly("kill", "harp", "stop");
        assertThat(happened.get(1).from()).isAfterOrEqualTo(happened.get(0).to());
        assertThat(happened.get(2).from()).isAfterOrEqualTo(happened.get(1).to());
        assertThat(stack.harp().isReady()).isTrue();
    }

    @Test
    void shouldTellOfEachThatARollingRestartHasRestarted() {
        nemesis.play(List.of(at(0, 0, new Act.Roll())), Instant.now());

        assertThat(nemesis.failures()).isEmpty();
        assertThat(nemesis.tried()).isEqualTo(1);
        assertThat(nemesis.happened())
                .extracting(Happened::target)
                .containsExactlyElementsOf(
                        stack.members().stream().map(Member::name).toList());
        assertThat(nemesis.happened()).extracting(Happened::fault).containsOnly("rolling");
    }

    @Test
    void shouldNotCountWhatMetAnInstanceThatWasNotThere() {
        nemesis.play(List.of(at(0, 10, new Act.Strike(Fault.FREEZE, "sink-2"))), Instant.now());

        assertThat(nemesis.tried()).isZero();
        assertThat(nemesis.tooLate()).containsExactly("freeze sink-2");
        assertThat(nemesis.happened()).isEmpty();
    }

    @Test
    void shouldSayThatWithoutAlertsNoneWasPoisoned() {
        nemesis.play(List.of(at(0, 10, new Act.Poison(3, 422))), Instant.now());

        assertThat(nemesis.failures()).singleElement().asString().contains("no alert");
    }

    private static Planned at(int millis, int lasting, Act act) {
        return new Planned(Duration.ofMillis(millis), Duration.ofMillis(lasting), act);
    }
}
