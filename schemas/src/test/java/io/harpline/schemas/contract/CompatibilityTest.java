package io.harpline.schemas.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harpline.schemas.json.Json;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The contract of the public topics as it is now, held against the one that consumers have been given.
@Execution(ExecutionMode.CONCURRENT)
class CompatibilityTest {

    private static final SchemaFolder PUBLISHED = SchemaFolder.PUBLISHED;
    private static final SchemaFolder PRESENT = SchemaFolder.PRESENT;

    static List<String> schemas() {
        return SchemaFolder.PUBLIC;
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldBreakNoConsumer(String schema) {
        assertThat(Breaks.of(PUBLISHED, PRESENT, schema)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("recordsOfThen")
    void shouldStillTakeARecordThatStandsInKafkaSinceThen(Golden record) {
        assertThat(PRESENT.faults(record.schema(), record.bytes())).isEmpty();
        if (Golden.RECORDS.containsKey(record.schema())) {
            JsonNode then = Json.read(record.bytes(), JsonNode.class);
            byte[] writtenNow = Json.bytes(Json.read(record.bytes(), record.record()));
            assertThat(new String(writtenNow, UTF_8)).isEqualTo(new String(Json.bytes(then), UTF_8));
        }
    }

    @ParameterizedTest
    @MethodSource("recordsOfToday")
    void shouldWriteWhatAConsumerTakesThatChecksByTheSchemaOfThen(Golden record) {
        assertThat(PUBLISHED.faults(record.schema(), record.bytes())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a field removed            | alert-event         | {"properties":{"occurredAt":null}}              | alert-event.occurredAt: removed
            a field renamed            | alert-state         | {"properties":{"jobId":null,"plant":{}}}        | alert-state.jobId: removed
            a field retyped            | alert-state         | {"properties":{"jobId":{"type":"integer"}}}     | alert-state.jobId: type was "string" and is "integer"
            a part of the event        | alert-state         | {"properties":{"jobId":{"type":"integer"}}}     | alert-event.state.jobId: type was "string" and is "integer"
            text that may be null      | alert-state         | {"properties":{"jobId":{"type":["string","null"]}}} | alert-state.jobId: type was "string" and is ["string","null"]
            another form               | common              | {"$defs":{"eventId":{"pattern":".*"}}}          | alert-event.eventId: pattern was "^[0-9a-f]{32}$" and is ".*"
            a bound where was none     | alert-state         | {"properties":{"jobId":{"maxLength":9}}}        | alert-state.jobId: maxLength was  and is 9
            a wider bound              | common              | {"$defs":{"id":{"maxLength":256}}}              | alert-state.alertId: maxLength was 128 and is 256
            another shape              | alert-state         | {"properties":{"schemaVersion":{"const":2}}}    | alert-state.schemaVersion: const was 1 and is 2
            something else referred to | alert-event         | {"properties":{"state":{"$ref":"alert-event-headers.schema.json"}}} | alert-event.state.jobId: removed
            other items                | common              | {"$defs":{"gaps":{"items":{"type":"object"}}}}  | alert-state.gaps[]: type was "string" and is "object"
            items where were none      | alert-state         | {"properties":{"jobId":{"items":{"type":"string"}}}} | alert-state.jobId: items added
            no items any more          | common              | {"$defs":{"gaps":{"items":null}}}               | alert-event.gaps: items removed
            a new required field       | alert-event-headers | {"required":["ce_specversion","ce_id","ce_source","ce_type","ce_subject","ce_time","content-type","new"],"properties":{"new":{}}} | alert-event-headers.new: required now
            an optional field required | alert-event-headers | {"required":["ce_specversion","ce_id","ce_source","ce_type","ce_subject","ce_time","content-type","traceparent"]} | alert-event-headers.traceparent: required now
            a field that may be absent | alert-event-headers | {"required":["ce_specversion","ce_id","ce_source","ce_type","ce_time","content-type"]} | alert-event-headers.ce_subject: may be absent now
            a header removed           | alert-event-headers | {"properties":{"ce_time":null}}                 | alert-event-headers.ce_time: removed
            a value removed            | common              | {"$defs":{"closeReason":{"enum":["EXPIRED"]}}}  | alert-event.closeReason: value REPLACED removed
            a value renamed            | alert-event-headers | {"properties":{"ce_type":{"enum":["io.harpline.alert.raised.v2"]}}} | alert-event-headers.ce_type: value io.harpline.alert.raised.v1 removed
            a value added, unannounced | common              | {"$defs":{"severity":{"enum":["LOW","MEDIUM","HIGH","WORST"]}}} | alert-event.severity: value WORST added
            values of late announced   | common              | {"$defs":{"severity":{"x-extensible":true}}}    | alert-state.severity: x-extensible was  and is true
            no new fields any more     | alert-event         | {"additionalProperties":false}                  | alert-event: additionalProperties was true and is false
            """)
    void shouldGoRedOver(String what, String file, String patch, String expected) {
        assertThat(breaks(file, patch)).as(what).contains(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a new optional field       | alert-state         | {"properties":{"plot":{"type":"string"}}}
            a new header               | alert-event-headers | {"properties":{"ce_partitionkey":{"type":"string"}}}
            a value added, announced   | common              | {"$defs":{"closeReason":{"enum":["RECOVERY_DETECTED","EXPIRED","REPLACED","MOVED"]}}}
            a new type of event        | alert-event-headers | {"properties":{"ce_type":{"enum":["io.harpline.alert.raised.v1","io.harpline.alert.severity-increased.v1","io.harpline.alert.closed.v1","io.harpline.alert.moved.v1"]}}}
            other words                | alert-event         | {"description":"A change.","properties":{"severity":{"description":"Now."}}}
            a definition of its own    | alert-state         | {"properties":{"jobId":{"$ref":"#/$defs/job","type":null,"description":null}},"$defs":{"job":{"type":"string"}}}
            """)
    void shouldLetPass(String what, String file, String patch) {
        assertThat(breaks(file, patch)).as(what).isEmpty();
    }

    private static List<String> breaks(String file, String patch) {
        SchemaFolder doctored =
                PUBLISHED.with(file + ".schema.json", Json.read(patch.getBytes(UTF_8), ObjectNode.class));
        return SchemaFolder.PUBLIC.stream()
                .flatMap(schema -> Breaks.of(PUBLISHED, doctored, schema).stream())
                .toList();
    }

    static Stream<Golden> recordsOfThen() {
        return Golden.in("/contract/v1/records").stream();
    }

    static Stream<Golden> recordsOfToday() {
        return Golden.all().stream().filter(golden -> SchemaFolder.PUBLIC.contains(golden.schema()));
    }
}
