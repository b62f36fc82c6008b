package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.operator.domain.Difference.Change;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class DifferenceTest {

    @Test
    void shouldNameTheFieldsThatHaveChanged() {
        var live = Map.of("0@7", Map.of("result", "QUARANTINED", "reason", "UNKNOWN_VALUE", "tenantId", "T1"));
        var renewed = Map.of("0@7", Map.of("result", "APPLIED", "tenantId", "T1"));

        assertThat(Difference.between("t", "T1/A1", live, renewed))
                .containsExactly(new Difference(
                        "t",
                        "T1/A1",
                        "0@7",
                        Verdict.DIFFERS,
                        List.of(
                                new Change("reason", "UNKNOWN_VALUE", null),
                                new Change("result", "QUARANTINED", "APPLIED"))));
    }

    @Test
    void shouldNameWhatIsOnOneSideOnly() {
        var live = Map.of("0@7", Map.of("result", "APPLIED"));

        assertThat(Difference.between("t", "T1/A1", live, Map.of()))
                .containsExactly(new Difference("t", "T1/A1", "0@7", Verdict.ONLY_LIVE, List.of()));
    }

    @Test
    void shouldSaySoWhenOnlyTheOrderDiffers() {
        var both = Map.of("0@7", Map.of("result", "APPLIED"));

        assertThat(Difference.between("t", "T1/A1", both, both))
                .containsExactly(new Difference("t", "T1/A1", "order", Verdict.DIFFERS, List.of()));
    }
}
