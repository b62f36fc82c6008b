package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.gardin.QuarantineReason;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class QuarantineQueryTest {

    private static final Quarantined ONE = new Quarantined(
            new Place(3, 127),
            Instant.parse("2026-11-20T06:00:00Z"),
            "T1/A1",
            "UNKNOWN_VALUE",
            "event",
            "gardin",
            null,
            null,
            200);

    @ParameterizedTest
    @CsvSource({
        ",              ,      ,   ,                     true",
        "UNKNOWN_VALUE, event, T1, 2026-11-20T06:00:00Z, true",
        "UNREADABLE,    ,      ,   ,                     false",
        ",              state, ,   ,                     false",
        ",              ,      T,  ,                     false",
        ",              ,      ,   2026-11-20T06:00:01Z, false"
    })
    void shouldTakeThoseOfWhichAllIsTrue(
            QuarantineReason reason, String field, String tenant, Instant since, boolean taken) {
        QuarantineQuery query = new QuarantineQuery(
                Optional.ofNullable(reason),
                Optional.ofNullable(field),
                Optional.ofNullable(tenant),
                Optional.ofNullable(since));

        assertThat(query.test(ONE)).isEqualTo(taken);
    }
}
