package io.harpline.schemas.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harpline.schemas.harp.Attempt;
import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.schemas.topic.Origin;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Random;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class JsonTest {

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final DateTimeFormatter JAVAS_FORMAT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    @ParameterizedTest
    @CsvSource({
        "2025-05-21T10:46:01Z,            2025-05-21T10:46:01.000Z",
        "2025-05-21T10:46:01.5Z,          2025-05-21T10:46:01.500Z",
        "2025-05-21T10:46:01.573999999Z,  2025-05-21T10:46:01.573Z",
        "0001-01-01T00:00:00Z,            0001-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999Z,        9999-12-31T23:59:59.999Z"
    })
    void shouldAlwaysWriteThreeDigitsOfMilliseconds(Instant time, String expected) {
        assertThat(Rfc3339.format(time)).isEqualTo(expected);
        assertThat(Json.bytes(new Attempt(time, 18, null, null)))
                .asString()
                .isEqualTo("{\"startedAt\":\"" + expected + "\",\"millis\":18}");
    }

    @Test
    void shouldWriteAndReadEveryTimeAsJavaDoes() {
        Random random = new Random(20261122);
        for (int i = 0; i < 20_000; i++) {
            long millis = random.nextLong(FIRST.toEpochMilli(), LAST.toEpochMilli() + 1);
            Instant time = Instant.ofEpochMilli(millis);

            assertThat(Rfc3339.format(time)).isEqualTo(JAVAS_FORMAT.format(time));
            assertThat(Rfc3339.parse(Rfc3339.format(time))).hasValue(time);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-02-29T10:46:01.573Z",
                "2025-13-01T10:46:01.573Z",
                "2025-00-01T10:46:01.573Z",
                "2025-01-00T10:46:01.573Z",
                "2025-01-01T25:46:01.573Z",
                "2025-01-01T10:60:01.573Z",
                "2025-01-01T10:46:61.573Z"
            })
    void shouldReadNoTimeThatDoesNotExist(String text) {
        assertThat(Rfc3339.parse(text)).isEmpty();
        assertThatThrownBy(() -> Instant.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-01-01T24:00:00.000Z", "2016-12-31T23:59:60.000Z", "2025-01-01T23:59:59.999Z"})
    void shouldReadTheEndsOfDaysAsJavaDoes(String text) {
        assertThat(Rfc3339.parse(text)).hasValue(Instant.parse(text));
    }

    @Test
    void shouldIgnoreFieldsOfANewerWriter() {
        // Given
        String json = "{\"topic\":\"t\",\"partition\":1,\"offset\":2,\"leaderEpoch\":{\"a\":[3]}}";

        // When
        Origin origin = Json.read(json.getBytes(UTF_8), Origin.class);

        // Then
        assertThat(origin).isEqualTo(new Origin("t", 1, 2));
    }

    @Test
    void shouldReadAbsentAndNullAlikeWhereAbsentIsAllowed() {
        // Given
        String json = "{\"startedAt\":\"2025-05-21T10:46:01.573Z\",\"millis\":18,\"status\":null}";

        // When
        Attempt attempt = Json.read(json.getBytes(UTF_8), Attempt.class);

        // Then
        assertThat(attempt).isEqualTo(new Attempt(Instant.parse("2025-05-21T10:46:01.573Z"), 18, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"topic\":\"t\",\"partition\":1}",
                "{\"topic\":\"t\",\"partition\":1,\"offset\":null}",
                "{\"topic\":null,\"partition\":1,\"offset\":2}",
                "{\"partition\":1,\"offset\":2}",
                "{\"topic\":\"t\",\"partition\":\"one\",\"offset\":2}",
                "{\"topic\":\"t\",\"partition\":1,\"offset\":2} {}",
                "{\"topic\":\"t\",\"partition\":1,\"offset\":2"
            })
    void shouldRefuseWhatIsNotSuchAValue(String json) {
        assertThatThrownBy(() -> Json.read(json.getBytes(UTF_8), Origin.class))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("not of type Origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"yesterday\"", "1747824361573", "null", "{}", "\"\""})
    void shouldRefuseATimeThatIsNone(String time) {
        // Given
        String json = "{\"tenantId\":\"T\",\"alertId\":\"A\",\"destination\":\"d\",\"version\":1,\"eventId\":\"e\","
                + "\"deliveredAt\":" + time + "}";

        // Then
        assertThatThrownBy(() -> Json.read(json.getBytes(UTF_8), DeliveredVersion.class))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void shouldPassTombstonesBothWays() {
        try (Serde<Origin> serde = JsonSerdes.of(Origin.class)) {
            assertThat(serde.serializer().serialize("t", null)).isNull();
            assertThat(serde.deserializer().deserialize("t", (byte[]) null)).isNull();
            Origin origin = new Origin("t", 1, 2);
            assertThat(serde.deserializer().deserialize("t", serde.serializer().serialize("t", origin)))
                    .isEqualTo(origin);
        }
    }
}
