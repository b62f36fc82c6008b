package io.harpline.schemas.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.schemas.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class JsonLinesTest {

    @Test
    void shouldSayWhatWhereWhenAndHowBad() throws IOException {
        JsonNode line = lineOf(record("not kept: ingest-id=%s", "01J"));

        assertThat(names(line)).containsExactly("timestamp", "level", "logger", "thread", "message");
        assertThat(line.get("timestamp").textValue()).isEqualTo("2026-11-22T08:00:00.120Z");
        assertThat(line.get("level").textValue()).isEqualTo("WARN");
        assertThat(line.get("logger").textValue()).isEqualTo("io.harpline.Some");
        assertThat(line.get("thread").textValue()).isEqualTo("some thread");
        assertThat(line.get("message").textValue()).isEqualTo("not kept: ingest-id=01J");
    }

    @Test
    void shouldKeepALineOneLineWhateverItSays() throws IOException {
        String nasty = "a \"quote\" \\ a line\nand\r\nanother\t\u0000\u001b[31m\u2028 ä 💐";

        ExtLogRecord record = record("%s", nasty);

        assertThat(new JsonLines().format(record)).matches("[^\\x00-\\x1f]+\n");
        assertThat(lineOf(record).get("message").textValue()).isEqualTo(nasty);
    }

    @Test
    void shouldHoldTheStackTraceAsText() throws IOException {
        ExtLogRecord record = record("failed", "");
        record.setThrown(new IllegalStateException("outer", new IOException("inner")));

        assertThat(new JsonLines().format(record)).containsOnlyOnce("\n");
        assertThat(lineOf(record).get("exception").textValue())
                .startsWith("java.lang.IllegalStateException: outer")
                .contains("\tat " + JsonLinesTest.class.getName())
                .contains("Caused by: java.io.IOException: inner");
    }

    private static ExtLogRecord record(String format, String argument) {
        ExtLogRecord record = new ExtLogRecord(Level.WARN, format, FormatStyle.PRINTF, JsonLinesTest.class.getName());
        record.setParameters(new Object[] {argument});
        record.setLoggerName("io.harpline.Some");
        record.setThreadName("some thread");
        record.setInstant(Instant.parse("2026-11-22T08:00:00.120Z"));
        return record;
    }

    private static JsonNode lineOf(ExtLogRecord record) throws IOException {
        return Json.MAPPER.readTree(new JsonLines().format(record));
    }

    private static List<String> names(JsonNode line) {
        List<String> names = new ArrayList<>();
        line.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
