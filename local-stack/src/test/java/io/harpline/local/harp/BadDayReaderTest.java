package io.harpline.local.harp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harpline.schemas.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class BadDayReaderTest {

    @Test
    void shouldTakeWhatIsLeftOutAsWell() {
        assertThat(read("{}")).isEqualTo(BadDay.WELL);
        assertThat(read("{\"mood\":\"lose-answers\"}")).isEqualTo(BadDay.of(Mood.LOSE_ANSWERS));
    }

    @Test
    void shouldReadWhatItHasWritten() {
        BadDay day = new BadDay(Mood.TOO_MANY, 2_000, 10, 5, Map.of("A1", 422, "A2", BadDay.NEVER));

        assertThat(BadDayReader.read(Json.bytes(day))).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                          | the body must be a JSON object such as {"mood":"hang"}
            hang                        | the body must be a JSON object such as {"mood":"hang"}
            []                          | the body must be a JSON object such as {"mood":"hang"}
            {"mood":"sad"}              | mood must be one of well, refuse, hang, too-many, false-200, error-result, lose-answers
            {"mood":null}               | mood must be one of well, refuse, hang, too-many, false-200, error-result, lose-answers
            {"slow":1}                  | there is no field slow; there are mood, slowMs, errorSharePercent, retryAfterSeconds, failAlerts
            {"slowMs":"2s"}             | slowMs must be a whole number
            {"slowMs":0.5}              | slowMs must be a whole number
            {"slowMs":99999999999}      | slowMs must be a whole number
            {"errorSharePercent":101}   | errorSharePercent must be from 0 to 100
            {"failAlerts":["A1"]}       | failAlerts must be an object such as {"ALERTID":422}
            {"failAlerts":{"A1":"422"}} | each status in failAlerts must be a whole number
            {"failAlerts":{"A1":200}}   | failAlerts must have statuses from 400 to 599, or 0 for none at all
            """)
    void shouldNameTheFieldAndSayWhatWouldBeRight(String body, String why) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }

    private static BadDay read(String body) {
        return BadDayReader.read(body.getBytes(UTF_8));
    }
}
