package io.harpline.schemas.gardin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Takes a valid body and changes what it is written as.
@Execution(ExecutionMode.CONCURRENT)
class BodyFormTest {

    private final ValidBody body = new ValidBody();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[]",
                "[{}]",
                "null",
                "7",
                "\"text\"",
                "{} {}",
                "{},",
                "{\"a\":1,}",
                "{\"a\":}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":1} // comment",
                "{\"a\":\"\t\"}",
                "not json"
            })
    void shouldRefuseWhatIsNotExactlyOneJsonObject(String text) {
        ValidBody.assertUnreadable(text.getBytes(UTF_8), null, "the body must be exactly one JSON object in UTF-8");
    }

    @Test
    void shouldRefuseTrailingJunkBehindAnOtherwiseValidBody() {
        ValidBody.assertUnreadable(
                (new String(body.json(), UTF_8) + "x").getBytes(UTF_8), null, "exactly one JSON object");
    }

    @Test
    void shouldRefuseWhatIsNotPlainUtf8() {
        String text = new String(body.json(), UTF_8);
        ValidBody.assertUnreadable(("\uFEFF" + text).getBytes(UTF_8), null, "in UTF-8");
        ValidBody.assertUnreadable(text.getBytes(UTF_16), null, "in UTF-8");
        for (int[] malformed :
                new int[][] {{0xFF}, {0xC0, 0xAF}, {0xED, 0xA0, 0x80}, {0xE2, 0x82}, {0xF5, 0x80, 0x80, 0x80}}) {
            for (String field : new String[] {"alertId", "jobId", "extra"}) {
                body.put(field, "\"~\"");
                ValidBody.assertUnreadable(with(body.json(), malformed), null, "in UTF-8");
                body.put(field, "\"x\"");
            }
        }
    }

    @Test
    void shouldNotMindHowDeepOrLongIsWhatItDoesNotKnow() {
        // Given
        byte[] plain = body.json();

        // When
        body.put("deep", "[".repeat(2000) + "]".repeat(2000));
        body.put("deeper", "{\"a\":".repeat(5000) + "1" + "}".repeat(5000));
        body.put("huge", "9".repeat(20_000));
        body.put("tiny", "1e-999999999");
        body.put("n".repeat(60_000), "null");

        // Then
        assertThat(ValidBody.read(body.json())).isEqualTo(ValidBody.read(plain));
    }

    /// The body with these bytes in place of its tilde.
    private static byte[] with(byte[] body, int... bytes) {
        String inLatin1 = new String(body, ISO_8859_1);
        String malformed = new String(bytes, 0, bytes.length);
        return inLatin1.replace("~", malformed).getBytes(ISO_8859_1);
    }
}
