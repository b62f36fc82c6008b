package io.harpline.transform.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.alert.AlertState;
import io.harpline.transform.domain.Alert.Known;
import io.harpline.transform.domain.Alert.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Rows of given, when, then: the notifications an alert has had, received a second apart, and one more.
final class History {

    static final Instant FIRST_RECEIVED = Instant.parse("2026-05-22T00:00:00Z");

    static final Horizon HORIZON = new Horizon(Duration.ofDays(30));

    private Alert alert = new Unknown();
    private long received;

    static History given(Sent... sent) {
        History history = new History();
        Stream.of(sent).forEach(history::step);
        return history;
    }

    Then when(Sent sent) {
        Alert before = alert;
        return new Then(before, step(sent));
    }

    private Next step(Sent sent) {
        return step(sent, FIRST_RECEIVED.plusSeconds(received));
    }

    Then whenReceivedAt(Instant at, Sent sent) {
        Alert before = alert;
        return new Then(before, step(sent, at));
    }

    private Next step(Sent sent, Instant at) {
        Next next = AlertMachine.step(alert, sent.received(at, received++), HORIZON);
        alert = next.alert();
        return next;
    }

    record Then(Alert before, Next next) {

        Then thenApplied(AlertEventType type, Consumer<AlertEvent> event) {
            assertThat(next.event()).hasValueSatisfying(made -> {
                assertThat(made.type()).isEqualTo(type);
                assertThat(made.state()).isEqualTo(((Known) next.alert()).publicState());
                event.accept(made);
            });
            return this;
        }

        Then thenAbsorbed() {
            assertThat(next.verdict()).isEqualTo(new Verdict.Absorbed());
            return this;
        }

        Then thenUnmoved(Verdict verdict) {
            assertThat(next.verdict()).isEqualTo(verdict);
            assertThat(next.alert()).isSameAs(before);
            return this;
        }

        Then state(Consumer<AlertState> state) {
            assertThat(next.alert()).isInstanceOfSatisfying(Known.class, known -> state.accept(known.publicState()));
            return this;
        }

        Then notes(String... notes) {
            assertThat(next.notes()).isEqualTo(List.of(notes));
            return this;
        }
    }
}
