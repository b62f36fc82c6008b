package io.harpline.local.harp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harpline.schemas.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class PostReaderTest {

    private final ObjectNode request = HarpFixtures.request("critical", "J1 A1");

    @Test
    void shouldTakeAGoodRequestWithFieldsItDoesNotKnow() {
        // Given
        request.put("color", "green").put("environment_id", 3).put("scenario_id", 4);

        // When
        HarpPost post = good();

        // Then
        assertThat(post.identity()).isEqualTo(new HarpIdentity(3, "Gardin HEALTH alert", "gardin/T1", "J1 A1"));
        assertThat(post.severity()).isEqualTo(HarpSeverity.CRITICAL);
        assertThat(post.output()).isEqualTo("A plant needs water.");
        assertThat(post.additionalFields()).containsEntry("tenant", "T1");
    }

    @Test
    void shouldTakeARequestWithoutItsOptionalFields() {
        // Given
        request.remove("additional_fields");
        request.putNull("environment_id");

        // When
        HarpPost post = good();

        // Then
        assertThat(post.identity().environmentId()).isNull();
        assertThat(post.additionalFields()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alert_name", "alert_severity", "source", "object", "notification_output"})
    void shouldDemandEachTextAndThatItIsAText(String field) {
        for (String value : List.of("7", "null", "{}")) {
            // When
            request.set(field, json(value));

            // Then
            assertThat(faults()).containsExactly(PostReading.Fault.notA("str", field));
        }

        // When
        request.remove(field);

        // Then
        assertThat(faults()).containsExactly(PostReading.Fault.missing(field));
    }

    @ParameterizedTest
    @CsvSource({
        "environment_id,    '\"x\"', integer",
        "scenario_id,       1.5,     integer",
        "additional_fields, '[]',    dict",
        "additional_urls,   '\"x\"', dict"
    })
    void shouldRefuseAnOptionalFieldOfAnotherType(String field, String value, String type) {
        // When
        request.set(field, json(value));

        // Then
        assertThat(faults()).containsExactly(PostReading.Fault.notA(type, field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"text\"", "null", "not json"})
    void shouldRefuseWhatIsNoObject(String body) {
        assertThat(PostReader.read(body.getBytes(StandardCharsets.UTF_8))).isInstanceOf(PostReading.Invalid.class);
    }

    @ParameterizedTest
    @CsvSource({
        "alert_severity,    '\"Critical\"'",
        "alert_severity,    '\"fatal\"'",
        "additional_fields, 'null'",
        "additional_urls,   'null'",
        "additional_fields, '{\"script\":7}'"
    })
    void shouldStumbleOverWhatItsCodeDoesNotExpect(String field, String value) {
        // When
        request.set(field, json(value));

        // Then
        assertThat(read()).isInstanceOf(PostReading.Stumbled.class);
    }

    @Test
    void shouldDropWhatIsInformation() {
        // When
        request.put("alert_severity", "information");

        // Then
        assertThat(read()).isEqualTo(new PostReading.Dropped());
    }

    @Test
    void shouldCutLongNamesAndObjectsSoThatTwoBecomeOne() {
        // Given
        request.put("object", "o".repeat(90)).put("alert_name", "n".repeat(250));
        assertThat(good().identity().object()).isEqualTo("o".repeat(90));
        assertThat(good().identity().alertName()).isEqualTo("n".repeat(250));

        // When
        request.put("object", "o".repeat(90) + "1").put("alert_name", "n".repeat(250) + "1");

        // Then
        HarpIdentity first = good().identity();
        assertThat(first.object()).isEqualTo("o".repeat(90) + "...");
        assertThat(first.alertName()).isEqualTo("n".repeat(250) + "...");
        request.put("object", "o".repeat(90) + "2");
        assertThat(good().identity()).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"script, /opt/checks/disk.sh, disk.sh", "plugin_name, disk, disk"})
    void shouldAppendAScriptsBaseNameToTheObject(String field, String path, String base) {
        // When
        request.putObject("additional_fields").put(field, path);

        // Then
        assertThat(good().identity().object()).isEqualTo("J1 A1:" + base);
    }

    @Test
    void shouldWriteAdditionalFieldsAsPythonDoes() {
        // When
        request.set("additional_fields", json("""
                {"a": null, "b": true, "c": false, "d": 1, "e": 1.5, "f": "text", "g": ["x", null], "h": {"i": "j"}}"""));

        // Then
        assertThat(good().additionalFields().values())
                .containsExactly("None", "True", "False", "1", "1.5", "text", "['x', None]", "{'i': 'j'}");
    }

    @Test
    void shouldNotStoreALongSourceOrTextOutsideTheBasicPlane() {
        assertThat(good().storable()).isTrue();
        request.put("source", "s".repeat(100));
        assertThat(good().storable()).isTrue();
        request.put("source", "s".repeat(101));
        assertThat(good().storable()).isFalse();
        request.put("source", "s").put("notification_output", "a plant: \uD83C\uDF31");
        assertThat(good().storable()).isFalse();
    }

    private PostReading read() {
        return PostReader.read(Json.bytes(request));
    }

    private HarpPost good() {
        return assertThat(read())
                .asInstanceOf(type(PostReading.Good.class))
                .actual()
                .post();
    }

    private List<PostReading.Fault> faults() {
        return assertThat(read())
                .asInstanceOf(type(PostReading.Invalid.class))
                .actual()
                .faults();
    }

    private static JsonNode json(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }
}
