package io.harpline.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.GardinEvent;
import io.harpline.schemas.gardin.Notification;
import io.harpline.schemas.gardin.NotificationReader;
import io.harpline.schemas.gardin.Reading;
import io.harpline.schemas.json.Json;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A notification is not read into one record of its shape; so its schema is held against the reader.
@Execution(ExecutionMode.CONCURRENT)
class GardinNotificationSchemaTest {

    private static final String SCHEMA = "gardin-notification";

    static Stream<Golden> goldens() {
        return Golden.all().stream().filter(golden -> golden.schema().equals(SCHEMA));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void shouldReadWhatMeetsTheSchemaWithoutANote(Golden golden) {
        assertThat(NotificationReader.notification(golden.bytes()))
                .isInstanceOfSatisfying(
                        Reading.Read.class,
                        read -> assertThat(((Notification) read.value()).notes())
                                .isEmpty());
    }

    @Test
    void shouldKnowTheReadersValues() {
        assertThat(Shapes.of(SchemaFolder.PRESENT.root(SCHEMA))).isEqualTo("""
                        {
                        alertId: string
                        alertSeverity: %s
                        alertType: %s
                        closeReason?: %s
                        event: %s
                        jobId: string
                        notificationId: string
                        previousSeverity?: %s
                        tenantId: string
                        timestamp: date-time
                        }""".formatted(
                        Shapes.of(Severity.class),
                        Shapes.of(AlertType.class),
                        Shapes.of(CloseReason.class),
                        Shapes.of(GardinEvent.class),
                        Shapes.of(Severity.class)));
    }

    @Test
    void shouldNotCoverANewerShape() {
        // Given
        ObjectNode json = Json.read(goldens().findFirst().orElseThrow().bytes(), ObjectNode.class);

        // When
        json.remove(List.of("alertSeverity"));
        json.put("alertCategory", "PLANT_CRITICAL");

        // Then
        assertThat(SchemaFolder.PRESENT.faults(SCHEMA, Json.bytes(json))).isNotEmpty();
    }
}
