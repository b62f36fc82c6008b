package io.harpline.schemas.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harpline.schemas.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Records, JSON Schemas and golden examples say the same.
@Execution(ExecutionMode.CONCURRENT)
class PublishedContractTest {

    static List<Golden> goldens() {
        return Golden.all();
    }

    static Stream<Golden> goldensOfRecords() {
        return Golden.all().stream().filter(golden -> Golden.RECORDS.containsKey(golden.schema()));
    }

    static Stream<Map.Entry<String, Class<? extends Record>>> records() {
        return Golden.RECORDS.entrySet().stream();
    }

    @Test
    void shouldHaveAGoldenExampleOfEachRecord() {
        assertThat(Golden.all()).extracting(Golden::schema).containsAll(Golden.RECORDS.keySet());
    }

    @ParameterizedTest
    @MethodSource("goldensOfRecords")
    void shouldWriteAGoldenExampleBackByteForByte(Golden golden) {
        // When
        Record read = Json.read(golden.bytes(), golden.record());

        // Then
        byte[] compact = Json.bytes(Json.read(golden.bytes(), JsonNode.class));
        assertThat(Json.bytes(read)).asString().isEqualTo(new String(compact, UTF_8));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void shouldPublishASchemaThatEachGoldenExampleMeets(Golden golden) {
        assertThat(SchemaFolder.PRESENT.faults(golden.schema(), golden.bytes())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void shouldPublishASchemaThatDemandsItsRequiredFieldsAndToleratesNewOnes(Golden golden) {
        // Given
        ObjectNode json = Json.read(golden.bytes(), ObjectNode.class);
        List<String> required = SchemaFolder.PRESENT
                .root(golden.schema())
                .node()
                .path("required")
                .valueStream()
                .map(JsonNode::asText)
                .toList();

        for (String field : required) {
            // When
            ObjectNode without = json.deepCopy();
            without.remove(field);

            // Then
            assertThat(SchemaFolder.PRESENT.faults(golden.schema(), Json.bytes(without)))
                    .hasSize(1);
        }
        assertThat(SchemaFolder.PRESENT.faults(golden.schema(), Json.bytes(json.put("aNewField", true))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldPublishASchemaOfTheRecordsShape(Map.Entry<String, Class<? extends Record>> record) {
        assertThat(Shapes.of(SchemaFolder.PRESENT.root(record.getKey()))).isEqualTo(Shapes.of(record.getValue()));
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldPublishASchemaThatEveryInstanceMeets(Map.Entry<String, Class<? extends Record>> record)
            throws ReflectiveOperationException {
        // Given
        long seed = new Random().nextLong();
        RandomRecords records = new RandomRecords(seed);

        for (int i = 0; i < 200; i++) {
            // When
            Record instance = records.next(record.getValue());

            // Then
            byte[] json = Json.bytes(instance);
            assertThat(SchemaFolder.PRESENT.faults(record.getKey(), json))
                    .as("seed %d: %s", seed, instance)
                    .isEmpty();
            assertThat((Record) Json.read(json, record.getValue()))
                    .as("seed %d", seed)
                    .isEqualTo(instance);
        }
    }

    /// Proof that formats and patterns are asserted, not merely noted.
    @ParameterizedTest
    @ValueSource(strings = {"2025-05-21T10:46:01Z", "2025-05-21T10:46:01.573+00:00", "2025-13-21T10:46:01.573Z", ""})
    void shouldPublishASchemaThatRefusesATimeOfAnotherForm(String time) {
        // Given
        ObjectNode state = Golden.all().stream()
                .filter(golden -> golden.toString().equals("alert-state.open.json"))
                .map(golden -> Json.read(golden.bytes(), ObjectNode.class))
                .findFirst()
                .orElseThrow();

        // When
        state.put("raisedAt", time);

        // Then
        assertThat(SchemaFolder.PRESENT.faults("alert-state", Json.bytes(state)))
                .isNotEmpty();
    }
}
