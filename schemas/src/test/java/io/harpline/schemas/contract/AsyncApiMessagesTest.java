package io.harpline.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Topics;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The messages of the AsyncAPI document, their headers and examples, are those that the code writes.
@Execution(ExecutionMode.CONCURRENT)
class AsyncApiMessagesTest {

    private static final AsyncApi ASYNC_API = AsyncApi.published();

    @Test
    void shouldHaveAMessageOfEachTypeOfEvent() {
        List<String> types = Arrays.stream(AlertEventType.values())
                .map(type -> type.cloudEventType() + " " + type)
                .toList();

        assertThat(ASYNC_API.messages(Topics.EVENTS.name()))
                .extracting(
                        message -> constant(message, "headers", "ce_type") + " " + constant(message, "payload", "type"))
                .containsExactlyElementsOf(types);
        assertThat(SchemaFolder.PRESENT
                        .root("alert-event-headers")
                        .node()
                        .at("/properties/ce_type/enum")
                        .valueStream())
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(Arrays.stream(AlertEventType.values())
                        .map(AlertEventType::cloudEventType)
                        .toList());
    }

    @Test
    void shouldSayOfTheKeyWhatTheCodeMakesOfIt() {
        assertThat(new AlertKey("01H455VB4PEX5VSKNK084SN02Q", "01JVS5PN2DHRZ3BW7T6QK9YXEA").toString())
                .matches(ASYNC_API
                        .document()
                        .at("/components/messageTraits/ofAnAlert/bindings/kafka/key/pattern")
                        .asText());
    }

    @Test
    void shouldShowTheGoldenExamples() {
        assertThat(ASYNC_API.messages(Topics.EVENTS.name()))
                .allSatisfy(message -> assertThat(examples(message))
                        .isNotEmpty()
                        .allSatisfy(example -> {
                            String variant = example.path("name").asText();
                            assertThat(example.path("payload")).isEqualTo(golden("alert-event." + variant));
                            assertThat(example.path("headers")).isEqualTo(golden("alert-event-headers." + variant));
                        }));
        assertThat(ASYNC_API.messages(Topics.STATE.name()))
                .filteredOn(message -> !isTombstone(message))
                .hasSize(1)
                .allSatisfy(message -> assertThat(examples(message))
                        .isNotEmpty()
                        .allSatisfy(example -> assertThat(example.path("payload"))
                                .isEqualTo(golden(
                                        "alert-state." + example.path("name").asText()))));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void shouldGiveAGoldenEventTheHeadersThatFollowFromIt(Golden headers) {
        JsonNode event = golden(headers.toString().replace("-headers", "").replace(".json", ""));
        JsonNode json = Json.read(headers.bytes(), JsonNode.class);

        assertThat(json.path("ce_id")).isEqualTo(event.path("eventId"));
        assertThat(json.path("ce_time")).isEqualTo(event.path("occurredAt"));
        assertThat(json.path("ce_subject").asText())
                .isEqualTo(event.path("tenantId").asText() + "/"
                        + event.path("alertId").asText());
        assertThat(json.path("ce_type").asText())
                .isEqualTo(AlertEventType.valueOf(event.path("type").asText()).cloudEventType());
    }

    static Stream<Golden> headers() {
        return Golden.all().stream().filter(golden -> golden.schema().equals("alert-event-headers"));
    }

    private static String constant(JsonNode message, String part, String field) {
        return message.path(part)
                .at("/schema/allOf/1/properties/" + field + "/const")
                .asText();
    }

    private static boolean isTombstone(JsonNode message) {
        return message.path("payload").path("type").asText().equals("null");
    }

    private static Stream<JsonNode> examples(JsonNode message) {
        return message.path("examples").valueStream();
    }

    private static JsonNode golden(String name) {
        return Golden.all().stream()
                .filter(golden -> golden.toString().equals(name + ".json"))
                .map(golden -> Json.read(golden.bytes(), JsonNode.class))
                .findFirst()
                .orElseThrow();
    }
}
