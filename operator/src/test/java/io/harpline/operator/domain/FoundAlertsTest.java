package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.Phase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class FoundAlertsTest {

    private final FoundAlerts open = new FoundAlerts(new AlertQuery(true, false, Optional.empty(), Optional.empty()));

    @Test
    void shouldListTheNewestStateOfEachAlertByTenantAndAlert() {
        AlertState first = AnAlert.open("T1", "A9");
        AlertState other = AnAlert.open("T1", "A1");
        AlertState newest = AnAlert.of("T1", "A9", Phase.OPEN, List.of(), AnAlert.RECEIVED.plusSeconds(1));

        open.take("T1/A9", first);
        open.take("T1/A1", other);
        open.take("T1/A9", newest);

        assertThat(open.list()).containsExactly(other, newest);
    }

    @Test
    void shouldForgetAnAlertWhenItsNewestStateIsNotAskedFor() {
        open.take("T1/A1", AnAlert.open("T1", "A1"));
        open.take("T1/A1", AnAlert.of("T1", "A1", Phase.CLOSED, List.of(), AnAlert.RECEIVED));

        assertThat(open.list()).isEmpty();
    }

    @Test
    void shouldForgetAnAlertWhenItWasRemoved() {
        open.take("T1/A1", AnAlert.open("T1", "A1"));
        open.take("T1/A1", null);

        assertThat(open.list()).isEmpty();
    }
}
