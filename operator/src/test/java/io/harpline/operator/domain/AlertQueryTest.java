package io.harpline.operator.domain;

import static io.harpline.operator.domain.AnAlert.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.Gap;
import io.harpline.schemas.alert.Phase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class AlertQueryTest {

    private static final AlertQuery ALL = new AlertQuery(false, false, Optional.empty(), Optional.empty());

    private static final AlertState OPEN = AnAlert.open("T1", "A1");
    private static final AlertState CLOSED = AnAlert.of("T1", "A2", Phase.CLOSED, List.of(), RECEIVED);
    private static final AlertState WITH_GAP =
            AnAlert.of("T1", "A3", Phase.OPEN, List.of(Gap.RAISED_MISSING), RECEIVED);

    @Test
    void shouldFindEverythingWhenNothingIsAskedFor() {
        assertThat(List.of(OPEN, CLOSED, WITH_GAP)).allMatch(ALL);
    }

    @Test
    void shouldFindOnlyOpenOnes() {
        AlertQuery open = new AlertQuery(true, false, Optional.empty(), Optional.empty());

        assertThat(List.of(OPEN, CLOSED).stream().filter(open)).containsExactly(OPEN);
    }

    @Test
    void shouldFindOnlyThoseWithGaps() {
        AlertQuery withGaps = new AlertQuery(false, true, Optional.empty(), Optional.empty());

        assertThat(List.of(OPEN, WITH_GAP).stream().filter(withGaps)).containsExactly(WITH_GAP);
    }

    @Test
    void shouldFindAsSilentWhatWasLastHeardOfBeforeThen() {
        AlertQuery silentSince = new AlertQuery(true, false, Optional.of(RECEIVED), Optional.empty());
        AlertState silent = AnAlert.of("T1", "A4", Phase.OPEN, List.of(), RECEIVED.minusMillis(1));

        assertThat(List.of(OPEN, silent).stream().filter(silentSince)).containsExactly(silent);
    }

    @Test
    void shouldFindOnlyTheTenantsOwn() {
        AlertQuery ofT2 = new AlertQuery(false, false, Optional.empty(), Optional.of("T2"));
        AlertState sameIdElsewhere = AnAlert.open("T2", "A1");

        assertThat(List.of(OPEN, sameIdElsewhere).stream().filter(ofT2)).containsExactly(sameIdElsewhere);
    }
}
