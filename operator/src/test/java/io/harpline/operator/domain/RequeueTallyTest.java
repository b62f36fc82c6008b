package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.operation.Operation.Count;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class RequeueTallyTest {

    private final RequeueTally tally = new RequeueTally(List.of(at(1), at(2), at(3), at(4)), Set.of(new Place(0, 2)));

    @Test
    void shouldMoveWhatWasNotMovedBefore() {
        assertThat(tally.chosen()).hasSize(4);
        assertThat(tally.chosen().stream().filter(tally::isToMove).toList()).containsExactly(at(1), at(3), at(4));
        assertThat(tally.toMove()).isEqualTo(3);
        assertThat(tally.counts()).containsExactly(new Count("to be requeued", 3), new Count("requeued before", 1));
    }

    @Test
    void shouldSayHowFarItIs() {
        tally.moved(2);

        assertThat(tally.moved()).isEqualTo(2);
        assertThat(tally.counts())
                .containsExactly(
                        new Count("to be requeued", 1), new Count("requeued", 2), new Count("requeued before", 1));
        tally.moved(1);
        assertThat(tally.moved()).isEqualTo(3);
        assertThat(tally.counts()).containsExactly(new Count("requeued", 3), new Count("requeued before", 1));
    }

    private static Quarantined at(long offset) {
        return new Quarantined(new Place(0, offset), Instant.EPOCH, "T/A", null, null, null, null, null, 0);
    }
}
