package io.harpline.schemas.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class Rfc3339Test {

    @ParameterizedTest
    @CsvSource({
        "0000-01-01T00:00:00.000Z, 0000-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
        "9999-12-31T23:59:59.9999999999Z, 9999-12-31T23:59:59.999Z",
        "2026-11-20T06:00:00.25+01:00, 2026-11-20T05:00:00.250Z",
        "2026-11-20T24:00:00.000Z, 2026-11-21T00:00:00.000Z",
        "2016-12-31T23:59:60.000Z, 2016-12-31T23:59:59.000Z"
    })
    void shouldReadAnyFormAndWriteOne(String text, String written) {
        Instant time = Rfc3339.parse(text).orElseThrow();

        assertThat(time).isEqualTo(Instant.parse(written));
        assertThat(Rfc3339.format(time)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-20",
                "2026-13-20T06:00:00.000Z",
                "2026-11-20T06:00:61.000Z",
                "2026-11-20T06:0::00.000Z",
                "2026-11-20T06:0/:00.000Z",
                "-0001-12-31T23:59:59.999Z",
                "+10000-01-01T00:00:00.000Z",
                "9999-12-31T23:59:59.999-01:00",
                "0000-01-01T00:00:00.000+01:00"
            })
    void shouldTakeNothingElseForATime(String text) {
        assertThat(Rfc3339.parse(text)).isEmpty();
    }

    @Test
    void shouldRefuseToWriteWhatHasNoForm() {
        assertThatExceptionOfType(DateTimeException.class)
                .isThrownBy(() -> Rfc3339.format(Instant.parse("+10000-01-01T00:00:00Z")));
        assertThatExceptionOfType(DateTimeException.class)
                .isThrownBy(() -> Rfc3339.format(Instant.parse("-0001-12-31T23:59:59Z")));
    }

    /// https://www.rfc-editor.org/rfc/rfc6234, section 8.5, TEST1
    @Test
    void shouldHashAsEverybodyDoes() {
        assertThat(Sha256.hex("abc".getBytes(UTF_8)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
