package io.harpline.schemas.gardin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.Reading.Read;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Takes a valid body and changes one thing at a time.
@Execution(ExecutionMode.CONCURRENT)
class NotificationReaderTest {

    private final ValidBody body = new ValidBody();

    @Test
    void shouldReadAValidBody() {
        // When
        Notification notification = ValidBody.read(body.json());

        // Then
        assertThat(notification.ids()).isEqualTo(new NotificationIds("T1", "A1", "N1"));
        assertThat(notification.ids().key().toString()).isEqualTo("T1/A1");
        assertThat(notification.jobId()).isEqualTo("2207-TEST-20230803_GOOD");
        assertThat(notification.event()).isEqualTo(GardinEvent.RAISED);
        assertThat(notification.alertType()).isEqualTo(AlertType.HEALTH);
        assertThat(notification.alertSeverity()).isEqualTo(Severity.HIGH);
        assertThat(notification.timestamp()).isEqualTo("2025-05-21T10:46:01.573Z");
        assertThat(notification.previousSeverity()).isNull();
        assertThat(notification.closeReason()).isNull();
        assertThat(notification.notes()).isEmpty();
        assertThat(NotificationReader.ids(body.json())).isEqualTo(new Read<>(notification.ids()));
    }

    @Test
    void shouldReadTheSampleOfTheDocumentationAndNoteWhatHasNoMeaningOnIt() {
        // When
        Notification notification = ValidBody.read("""
                {
                  "alertId": "string",
                  "alertSeverity": "LOW",
                  "alertType": "HEALTH",
                  "closeReason": "RECOVERY_DETECTED",
                  "event": "RAISED",
                  "jobId": "string",
                  "notificationId": "string",
                  "previousSeverity": "LOW",
                  "tenantId": "string",
                  "timestamp": "2025-05-21T10:46:01.573Z"
                }""".getBytes(UTF_8));

        // Then
        assertThat(notification.closeReason()).isNull();
        assertThat(notification.previousSeverity()).isNull();
        assertThat(notification.notes())
                .containsExactly("previousSeverity has no meaning on RAISED", "closeReason has no meaning on RAISED");
    }

    @ParameterizedTest
    @CsvSource({
        "event,         '\"DELETED\"'",
        "event,         '\"raised\"'",
        "event,         null",
        "alertType,     '\"WATER\"'",
        "alertType,     '\" HEALTH\"'",
        "alertSeverity, '\"CRITICAL\"'",
        "alertSeverity, 3",
        "alertSeverity, '\"\"'"
    })
    void shouldReadTheIdsButNotTheRestOfAnUnknownValue(String field, String value) {
        // When
        body.put(field, value);

        // Then
        assertThat(NotificationReader.ids(body.json())).isInstanceOf(Read.class);
        assertThat(ValidBody.unreadable(body.json()).reason()).isEqualTo(QuarantineReason.UNKNOWN_VALUE);
        assertThat(ValidBody.unreadable(body.json()).field()).isEqualTo(field);

        // When
        body.remove(field);

        // Then
        assertThat(ValidBody.unreadable(body.json()).reason()).isEqualTo(QuarantineReason.UNKNOWN_VALUE);
    }

    @Test
    void shouldNotApplyANewerShapeWithoutASeverity() {
        // When
        body.remove("alertSeverity");
        body.put("alertCategory", "\"PLANT_CRITICAL\"");

        // Then
        assertThat(NotificationReader.ids(body.json())).isEqualTo(new Read<>(new NotificationIds("T1", "A1", "N1")));
        assertThat(ValidBody.unreadable(body.json()).field()).isEqualTo("alertSeverity");
        assertThat(ValidBody.unreadable(body.json()).why())
                .isEqualTo("alertSeverity must stand once and be one of [LOW, MEDIUM, HIGH]");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-05-21T10:46:01Z,                  2025-05-21T10:46:01.000Z",
        "2025-05-21T10:46:01.5Z,                2025-05-21T10:46:01.500Z",
        "2025-05-21T10:46:01.573999999Z,        2025-05-21T10:46:01.573Z",
        "2025-05-21T10:46:01.573999999999Z,     2025-05-21T10:46:01.573Z",
        "2025-05-21T12:46:01.573+02:00,         2025-05-21T10:46:01.573Z",
        "2025-05-21T00:46:01.573-10:00,         2025-05-21T10:46:01.573Z",
        "2025-05-21T10:46:01.573+00:00,         2025-05-21T10:46:01.573Z",
        "2025-05-21t10:46:01.573z,              2025-05-21T10:46:01.573Z",
        "0001-01-01T00:00:00Z,                  0001-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999Z,              9999-12-31T23:59:59.999Z",
        "1969-12-31T23:59:59.9999Z,             1969-12-31T23:59:59.999Z"
    })
    void shouldReadEveryRfc3339Timestamp(String timestamp, Instant expected) {
        // When
        body.put("timestamp", "\"" + timestamp + "\"");

        // Then
        assertThat(ValidBody.read(body.json()).timestamp()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "null",
                "1747824361573",
                "\"2025-05-21\"",
                "\"2025-05-21T10:46:01\"",
                "\"2025-13-21T10:46:01Z\"",
                "\"10000-01-01T00:00:00Z\"",
                "\"+10000-01-01T00:00:00Z\"",
                "\"-0001-01-01T00:00:00Z\"",
                "\"9999-12-31T23:59:59-01:00\"",
                "\"0000-01-01T00:00:00+01:00\"",
                "\"yesterday\"",
                "\"2025-05-21T10:46:01Z\", \"timestamp\": \"2025-05-21T10:46:01Z\""
            })
    void shouldQuarantineABadTimestamp(String timestamp) {
        // When
        body.put("timestamp", timestamp);

        // Then
        assertThat(ValidBody.unreadable(body.json()).reason()).isEqualTo(QuarantineReason.BAD_TIMESTAMP);
        assertThat(ValidBody.unreadable(body.json()).field()).isEqualTo("timestamp");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"MEDIUM\"', MEDIUM,",
        "'\"medium\"', ,       previousSeverity unknown",
        "null,         ,       previousSeverity unknown",
        "'\"LOW\", \"previousSeverity\": \"LOW\"', , previousSeverity unknown",
        ",             ,       previousSeverity missing"
    })
    void shouldNotBeStoppedByAPreviousSeverity(
            @Nullable String value, @Nullable Severity expected, @Nullable String note) {
        // When
        body.put("event", "\"SEVERITY_INCREASED\"");
        if (value != null) {
            body.put("previousSeverity", value);
        }

        // Then
        assertThat(ValidBody.read(body.json()).previousSeverity()).isEqualTo(expected);
        assertThat(ValidBody.read(body.json()).notes())
                .isEqualTo(Stream.ofNullable(note).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "'\"EXPIRED\"', EXPIRED,",
        "'\"BORED\"',   ,        closeReason unknown",
        "7,             ,        closeReason unknown",
        ",              ,        closeReason missing"
    })
    void shouldNotBeStoppedByACloseReason(
            @Nullable String value, @Nullable CloseReason expected, @Nullable String note) {
        // When
        body.put("event", "\"CLOSED\"");
        if (value != null) {
            body.put("closeReason", value);
        }

        // Then
        assertThat(ValidBody.read(body.json()).closeReason()).isEqualTo(expected);
        assertThat(ValidBody.read(body.json()).notes())
                .isEqualTo(Stream.ofNullable(note).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "'\"\"',                          '',",
        "'\"a/b\\n\"',                    'a/b\n',",
        "7,                               '', jobId unknown",
        "'\"J\", \"jobId\": \"J\"',       '', jobId unknown",
        "'\"a\\ud800b\\ud83c\\udf31\"',   'a\uFFFDb\uD83C\uDF31', jobId has a lone surrogate",
        ",                                '', jobId missing"
    })
    void shouldNotBeStoppedByAJobId(@Nullable String value, String expected, @Nullable String note) {
        // When
        body.remove("jobId");
        if (value != null) {
            body.put("jobId", value);
        }

        // Then
        assertThat(ValidBody.read(body.json()).jobId()).isEqualTo(expected);
        assertThat(ValidBody.read(body.json()).notes())
                .isEqualTo(Stream.ofNullable(note).toList());
    }

    @Test
    void shouldNeverQuoteTheBody() {
        // When
        body.put("alertSeverity", "\"hunter2\"");

        // Then
        assertThat(ValidBody.unreadable(body.json()).toString()).doesNotContain("hunter2");
    }
}
