package io.harpline.schemas.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Gap;
import io.harpline.schemas.alert.Phase;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.gardin.NotificationOutcome.Result;
import io.harpline.schemas.gardin.QuarantineReason;
import io.harpline.schemas.topic.Origin;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Execution(ExecutionMode.CONCURRENT)
class FieldWriterTest {

    private static final Instant TIME = Instant.parse("2026-05-21T10:46:01.573Z");
    private static final Origin ORIGIN = new Origin("gardin.notifications.v1", 11, Long.MAX_VALUE);

    private static final AlertState WHOLE = new AlertState(
            1,
            1_779_408_003_123L,
            "tenant \"ä\"",
            "alert\\\u0001",
            "job",
            AlertType.HEALTH,
            Phase.CLOSED,
            Severity.HIGH,
            TIME,
            TIME.plusMillis(1),
            TIME.plusSeconds(2),
            CloseReason.REPLACED,
            List.of(Gap.RAISED_MISSING, Gap.SEVERITY_MISSED),
            TIME.minusNanos(1),
            TIME.plusSeconds(86_400L * 365));

    private static final AlertState BARE = new AlertState(
            1,
            -1,
            "T",
            "\uD83C\uDF31",
            "",
            AlertType.PRODUCTIVITY,
            Phase.OPEN,
            Severity.LOW,
            null,
            null,
            null,
            null,
            List.of(),
            Instant.EPOCH,
            Instant.EPOCH);

    /// Writes by reflection, whatever a record's own writer is.
    private static final ObjectMapper BY_REFLECTION = ((JsonMapper) Json.MAPPER)
            .rebuild()
            .addMixIn(AlertEvent.class, NoWriter.class)
            .addMixIn(AlertState.class, NoWriter.class)
            .addMixIn(NotificationOutcome.class, NoWriter.class)
            .addMixIn(Origin.class, NoWriter.class)
            .build();

    @JsonSerialize
    private interface NoWriter {}

    static Stream<Record> values() {
        return Stream.of(
                WHOLE,
                BARE,
                event(Severity.LOW, CloseReason.EXPIRED, WHOLE),
                event(null, null, BARE),
                ORIGIN,
                outcome(QuarantineReason.CONFLICTING, "text", ORIGIN, AlertEventType.CLOSED, 7L),
                outcome(null, null, null, null, null));
    }

    @ParameterizedTest
    @MethodSource("values")
    void shouldWriteWhatReflectionWouldWrite(Record value) throws JsonProcessingException {
        assertThat(Json.bytes(value))
                .asString(UTF_8)
                .isEqualTo(new String(BY_REFLECTION.writeValueAsBytes(value), UTF_8));
    }

    @ParameterizedTest
    @MethodSource("values")
    void shouldReadBackWhatItWrote(Record value) {
        Record readBack = Json.read(Json.bytes(value), value.getClass());

        assertThat(Json.bytes(readBack)).isEqualTo(Json.bytes(value));
    }

    private static AlertEvent event(@Nullable Severity previous, @Nullable CloseReason reason, AlertState state) {
        return new AlertEvent(
                "e".repeat(32),
                3,
                AlertEventType.SEVERITY_INCREASED,
                "T",
                "A",
                "N",
                TIME,
                TIME,
                Severity.MEDIUM,
                previous,
                reason,
                state.gaps(),
                state);
    }

    private static NotificationOutcome outcome(
            @Nullable QuarantineReason reason,
            @Nullable String text,
            @Nullable Origin earlier,
            @Nullable AlertEventType type,
            @Nullable Long version) {
        return new NotificationOutcome(
                Result.QUARANTINED,
                reason,
                text,
                text,
                text == null ? List.of() : List.of(text, "another"),
                text,
                text,
                text,
                TIME,
                ORIGIN,
                earlier,
                text,
                type,
                version);
    }
}
