package io.harpline.operator.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class IdTimeTest {

    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

    /// The example of https://github.com/ulid/spec
    @Test
    void shouldReadTheTimeInAUlid() {
        assertThat(IdTime.of("01ARZ3NDEKTSV4RRFFQ69G5FAV", NOW)).contains(Instant.parse("2016-07-30T23:54:10.259Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "A1", "2207-TEST-20230803_GOOD", "7ZZZZZZZZZZZZZZZZZZZZZZZZZ", "01ARZ3NDEKTSV4RRFFQ69G5FA!"})
    void shouldNotReadATimeInWhatIsNoneOrLiesAhead(String id) {
        assertThat(IdTime.of(id, NOW)).isEmpty();
    }
}
