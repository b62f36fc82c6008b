package io.harpline.transform.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The headers of the public contract's golden events, as its golden headers have them.
@Execution(ExecutionMode.CONCURRENT)
class EventHeadersTest {

    private static final Path GOLDEN =
            Path.of(System.getProperty("harpline.home"), "schemas/src/test/resources/golden");

    @ParameterizedTest
    @ValueSource(strings = {"raised", "severity-increased", "closed"})
    void shouldBeThoseOfTheGoldenFile(String variant) throws IOException {
        AlertEvent event = Json.read(golden("alert-event." + variant), AlertEvent.class);
        JsonNode expected = Json.read(golden("alert-event-headers." + variant), JsonNode.class);
        Headers archived = new RecordHeaders();
        if (expected.has(HeaderNames.TRACEPARENT)) {
            TextHeaders.set(
                    archived,
                    HeaderNames.TRACEPARENT,
                    expected.path(HeaderNames.TRACEPARENT).asText());
        }

        Map<String, String> headers = new LinkedHashMap<>();
        EventHeaders.of(event, archived)
                .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));

        assertThat(Json.MAPPER.writeValueAsString(headers)).isEqualTo(expected.toString());
    }

    private static byte[] golden(String name) throws IOException {
        return Files.readAllBytes(GOLDEN.resolve(name + ".json"));
    }
}
