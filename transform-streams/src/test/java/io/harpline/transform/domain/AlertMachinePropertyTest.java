package io.harpline.transform.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.Phase;
import io.harpline.schemas.gardin.GardinEvent;
import io.harpline.schemas.gardin.Notification;
import io.harpline.transform.domain.Alert.Known;
import io.harpline.transform.domain.Alert.Unknown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class AlertMachinePropertyTest {

    private static final int CASES = 500;

    @Test
    void shouldEndInTheSameJoinedStateWhateverTheOrderAndRepetition() {
        Seeds.forEach(CASES, random -> {
            List<Sent> sent = RandomHistory.notifications(random, 12);

            assertThat(JoinedState.of(run(sent, random).last())).isEqualTo(JoinedState.of(read(sent)));
        });
    }

    @Test
    void shouldEndInTheSameJoinedStateWhenMoreArriveThanAreRemembered() {
        Seeds.forEach(5, random -> {
            List<Sent> sent = RandomHistory.notifications(random, 2 * SeenIds.MOST);

            assertThat(JoinedState.of(run(sent, random).last())).isEqualTo(JoinedState.of(read(sent)));
        });
    }

    @Test
    void shouldOnlyEverRise() {
        Seeds.forEach(CASES, random -> {
            List<AlertState> states = run(RandomHistory.notifications(random, 12), random).states;

            for (int i = 1; i < states.size(); i++) {
                assertThat(states.get(i).phase())
                        .isGreaterThanOrEqualTo(states.get(i - 1).phase());
                assertThat(states.get(i).severity())
                        .isGreaterThanOrEqualTo(states.get(i - 1).severity());
                assertThat(states.get(i).version())
                        .isGreaterThanOrEqualTo(states.get(i - 1).version());
            }
        });
    }

    @Test
    void shouldMakeEventsWhoseVersionsGrowAndExactlyOneClosed() {
        Seeds.forEach(CASES, random -> {
            List<Sent> sent = RandomHistory.notifications(random, 12);

            List<AlertEvent> events = run(sent, random).events;

            assertThat(events).extracting(AlertEvent::version).isSorted().doesNotHaveDuplicates();
            assertThat(events).extracting(AlertEvent::eventId).doesNotHaveDuplicates();
            boolean closes = read(sent).stream().anyMatch(seen -> seen.event() == GardinEvent.CLOSED);
            assertThat(events)
                    .filteredOn(event -> event.type() == AlertEventType.CLOSED)
                    .hasSize(closes ? 1 : 0);
            assertThat(events.getLast().state().phase()).isEqualTo(closes ? Phase.CLOSED : Phase.OPEN);
            assertThat(events.subList(1, events.size())).noneMatch(event -> event.type() == AlertEventType.RAISED);
        });
    }

    @Test
    void shouldSayDuplicateOfEachRepetitionAndOfNothingElse() {
        Seeds.forEach(CASES, random -> {
            Run run = run(RandomHistory.notifications(random, 12), random);

            assertThat(run.saidDuplicate).isEqualTo(run.wasRepeated);
        });
    }

    @Test
    void shouldJoinFactsAsASemilattice() {
        Seeds.forEach(CASES, random -> {
            Facts a = facts(random);
            Facts b = facts(random);
            Facts c = facts(random);

            assertThat(a.join(a)).isEqualTo(a);
            assertThat(a.join(b)).isEqualTo(b.join(a));
            assertThat(a.join(b).join(c)).isEqualTo(a.join(b.join(c)));
        });
    }

    private static List<Notification> read(List<Sent> sent) {
        return sent.stream().map(Sent::notification).toList();
    }

    private static Facts facts(Random random) {
        return RandomHistory.notifications(random, 3).stream()
                .map(sent -> Facts.of(sent.notification()))
                .reduce(Facts::join)
                .orElseThrow();
    }

    /// Lets them arrive in some order, some repeated, at times that do not always grow.
    private static Run run(List<Sent> sent, Random random) {
        Run run = new Run();
        for (Sent arriving : RandomHistory.shuffledWithRepetitions(sent, random)) {
            run.step(arriving, History.FIRST_RECEIVED.plusMillis(random.nextInt(20)));
        }
        return run;
    }

    private static final class Run {

        final List<AlertState> states = new ArrayList<>();
        final List<AlertEvent> events = new ArrayList<>();
        final List<Boolean> saidDuplicate = new ArrayList<>();
        final List<Boolean> wasRepeated = new ArrayList<>();
        private final Set<Sent> seen = new HashSet<>();
        private Alert alert = new Unknown();

        void step(Sent sent, Instant receivedAt) {
            Next next = AlertMachine.step(alert, sent.received(receivedAt, states.size()), History.HORIZON);
            saidDuplicate.add(
                    next.verdict() instanceof Verdict.Duplicate && next.alert().equals(alert));
            wasRepeated.add(!seen.add(sent));
            next.event().ifPresent(events::add);
            alert = next.alert();
            states.add(((Known) alert).publicState());
        }

        AlertState last() {
            return states.getLast();
        }
    }
}
