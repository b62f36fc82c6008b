package io.harpline.benchmarks.sink;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.Phase;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Topics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Events without end, of so many alerts in turn. Each is newer than the one before of its alert.
///
/// @param alerts how many take turns
public record Events(int alerts) {

    private static final String TENANT = "01H4BENCHMARKTENANT0000000";
    private static final String JOB = "2207-BENCHMARK-20260101_GOOD";

    /// The event of that number, from 0.
    public ProducerRecord<byte[], byte[]> record(long number) {
        return record("01H4BENCHMARKALERT%08d".formatted(number % alerts), number);
    }

    /// An event of that alert.
    ///
    /// @param number its version, and what its id tells
    public ProducerRecord<byte[], byte[]> record(String alertId, long number) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        AlertState state = new AlertState(
                AlertState.SCHEMA_VERSION,
                number + 1,
                TENANT,
                alertId,
                JOB,
                AlertType.HEALTH,
                Phase.OPEN,
                Severity.MEDIUM,
                now,
                null,
                null,
                null,
                List.of(),
                now,
                now);
        AlertEvent event = new AlertEvent(
                Long.toString(number),
                number + 1,
                AlertEventType.RAISED,
                TENANT,
                alertId,
                "01H4BENCHMARKNOTIFICA%05d".formatted(number % 100_000),
                now,
                now,
                Severity.MEDIUM,
                null,
                null,
                List.of(),
                state);
        return new ProducerRecord<>(Topics.EVENTS.name(), event.key().bytes(), Json.bytes(event));
    }
}
