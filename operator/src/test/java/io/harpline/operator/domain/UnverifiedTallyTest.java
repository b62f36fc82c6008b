package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.operator.domain.UnverifiedTally.Signed;
import io.harpline.schemas.operation.Operation.Count;
import io.harpline.schemas.signature.KeyName;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class UnverifiedTallyTest {

    private static final KeyName KEY = new KeyName("gardin", "2026-11");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final UnverifiedTally tally = new UnverifiedTally();

    @Test
    void shouldAddUpWhateverIsMoved() {
        for (int second : new int[] {5, 0, 9}) {
            tally.toMove(KEY, NOON.plusSeconds(second));
        }
        tally.count(Standing.NOT_GENUINE, 4);
        tally.count(Standing.NO_KEY, 0);

        tally.moved(2);

        assertThat(tally.total()).isEqualTo(7);
        assertThat(tally.count(Standing.TO_MOVE)).isEqualTo(1);
        assertThat(tally.counts())
                .containsExactly(
                        new Count("to be moved", 1), new Count("moved", 2), new Count("signed by none of the keys", 4));
        assertThat(tally.signed()).isEqualTo(Map.of(KEY, new Signed(3, NOON, NOON.plusSeconds(9))));
    }

    @Test
    void shouldNotNameWhatNothingIsLeftOf() {
        tally.toMove(KEY, NOON);

        tally.moved(1);

        assertThat(tally.counts()).containsExactly(new Count("moved", 1));
        assertThat(tally.count(Standing.TO_MOVE)).isZero();
    }
}
