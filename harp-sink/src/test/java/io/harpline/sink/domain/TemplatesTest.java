package io.harpline.sink.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.settings.BadConfig;
import io.harpline.sink.AnEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Templates other than those that are there without configuration.
@Execution(ExecutionMode.CONCURRENT)
class TemplatesTest {

    private static final AlertEvent CLOSED = AnEvent.of("01H4ALERT")
            .version(7)
            .severity(Severity.HIGH)
            .closed(CloseReason.EXPIRED)
            .build();

    @Test
    void shouldMakeNameSourceAndObjectOfTheirTemplates() {
        HarpAlert alert =
                alert(identity("{tenantId}: {alertType}", "{tenantId}/{alertId}", "{alertId} of {jobId}"), CLOSED);

        assertThat(alert.name()).isEqualTo("01H4TENANT: HEALTH");
        assertThat(alert.source()).isEqualTo("01H4TENANT/01H4ALERT");
        assertThat(alert.object()).isEqualTo("01H4ALERT of 2207-TEST");
    }

    @Test
    void shouldSayInTheOutputWhateverTheEventSays() {
        HarpAlert alert = alert(
                output("{sentence} {alertType} {severity} {previousSeverity}{phase} {closeReason} {gaps}{occurredAt} "
                        + "{receivedAt} {eventId} {version} {tenantId}/{alertId} {jobId}"),
                CLOSED);

        assertThat(alert.output())
                .isEqualTo("Gardin's HEALTH alert in job 2207-TEST closed at 2026-05-04T08:15:30.250Z, as it expired. "
                        + "HEALTH HIGH CLOSED EXPIRED 2026-05-04T08:15:30.250Z 2026-05-04T08:15:31.000Z "
                        + "e-01H4ALERT-7 7 01H4TENANT/01H4ALERT 2207-TEST");
    }

    @Test
    void shouldSendConfiguredFieldsBehindItsOwnAlwaysInTheSameOrder() {
        Map<String, String> configured = Map.of("team", "growers", "b_of", "{alertId}", "was", "{previousSeverity}");

        HarpAlert alert = alert(fields(configured), CLOSED);

        assertThat(alert.fields().keySet())
                .endsWith("event_id", "occurred_at", "close_reason", "b_of", "team", "was")
                .startsWith("tenant_id", "alert_id", "job_id");
        assertThat(alert.fields())
                .containsEntry("b_of", "01H4ALERT")
                .containsEntry("team", "growers")
                .containsEntry("was", "");
    }

    @Test
    void shouldPercentEncodeWhatAnEventSaysInAUrl() {
        HarpAlert alert = alert(
                urls(Map.of("Runbook", "https://wiki.example/{alertType}?job={jobId}#{alertId}")),
                AnEvent.of("é🌱").job("a b&c=/ü").build());

        assertThat(alert.urls())
                .containsExactly(
                        entry("Runbook", "https://wiki.example/HEALTH?job=a%20b%26c%3D%2F%C3%BC#%C3%A9%F0%9F%8C%B1"));
        assertThat(json(alert)).contains("""
                ,"additional_urls":{"Runbook":"https://wiki.example/HEALTH?""");
    }

    @Test
    void shouldTellHarpTheIntegrationsEnvironmentAndScenario() {
        HarpAlert alert = new HarpMapping(Templates.DEFAULT).alert(CLOSED, new Integration("east", 3, 14));

        assertThat(json(alert)).endsWith("""
                },"environment_id":3,"scenario_id":14}""");
    }

    @Test
    void shouldLetNoValueMakeAnOrderOfTheName() {
        Templates templates = identity("[Gardin] {jobId} {alertId}", "{tenantId}", "{alertId}");

        HarpAlert alert = alert(templates, AnEvent.of("[test]").job("[urgent]").build());

        assertThat(alert.name()).matches("\\[Gardin] \\(urgent\\) \\(test\\)~[0-9a-f]{16}");
        assertThat(alert.object()).isEqualTo("[test]");
    }

    @Test
    void shouldLeaveNothingEmptyWhereThereIsNoJob() {
        Templates templates = identity("{tenantId}/{alertId} in {jobId}", "{jobId}", "{alertId} {jobId}");

        HarpAlert alert = alert(templates, AnEvent.of("01H4ALERT").job(" ").build());

        assertThat(alert.name()).isEqualTo("01H4TENANT/01H4ALERT in");
        assertThat(alert.source()).isEqualTo("-");
        assertThat(alert.object()).isEqualTo("01H4ALERT");
    }

    @Test
    void shouldGiveEachIdItsShareOfTheRoom() {
        Templates templates = identity("Gardin", "Gardin", "{tenantId}/{jobId}/{alertId}");

        assertThat(alert(templates, AnEvent.of("a".repeat(44)).build()).object())
                .isEqualTo("01H4TENANT/2207-TEST/" + "a".repeat(44));
        assertThat(alert(templates, AnEvent.of("a".repeat(45)).build()).object())
                .matches("01H4TENANT/2207-TEST/a{24}~[0-9a-f]{16}");
        assertThat(alert(
                                templates,
                                AnEvent.of("a".repeat(44))
                                        .tenant("t".repeat(44))
                                        .build())
                        .object())
                .isEqualTo("t".repeat(44) + "//" + "a".repeat(44));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                     | {tenantId} | {alertId}             | name is empty
                    Gardin {foo}           | {tenantId} | {alertId}             | name has {foo}, which does not exist; there are {tenantId}, {alertId},
                    Gardin {alertType      | {tenantId} | {alertId}             | name has a { or } that belongs to no placeholder
                    Gardin alertType}      | {tenantId} | {alertId}             | name has a { or } that belongs to no placeholder
                    Gardin {{alertType}}   | {tenantId} | {alertId}             | name has a { or } that belongs to no placeholder
                    Gardin 🌱              | {tenantId} | {alertId}             | name has a control character, or one outside the basic multilingual plane
                    Gardin [urgent]        | {tenantId} | {alertId}             | name has [urgent], [test] or a placeholder between brackets
                    Gardin [ TEST ]        | {tenantId} | {alertId}             | name has [urgent], [test] or a placeholder between brackets
                    Gardin [{jobId}]       | {tenantId} | {alertId}             | name has [urgent], [test] or a placeholder between brackets
                    Gardin {severity}      | {tenantId} | {alertId}             | name has {severity}, which may change in an alert's life
                    Gardin                 | {tenantId} | {phase} {alertId}     | object has {phase}, which may change in an alert's life
                    Gardin                 | {sentence} | {alertId} {tenantId}  | source has {sentence}, which may change in an alert's life
                    Gardin                 | {tenantId} | {jobId}               | object must have {alertId}, as name and source have it not either
                    Gardin                 | gardin     | {jobId} {alertId}     | object must have {tenantId}, as name and source have it not either
                    Gardin                 | gardin     | {tenantId}{alertId}   | object has {tenantId} where it cannot be told from what stands beside it
                    Gardin                 | {tenantId} | {jobId}-{alertId}     | object has {alertId} where it cannot be told from what stands beside it
                    Gardin                 | {tenantId} | {jobId} {alertId} {jobId} | object has {alertId} where it cannot be told from what stands beside it
                    Gardin                 | gardin {jobId} {tenantId} {jobId} | {alertId} | source has {tenantId} where it cannot be told from what stands beside it
                    """)
    void shouldRefuseTemplatesByTheirKey(String name, String source, String object, String message) {
        assertThatThrownBy(() -> new HarpMapping(identity(name, source, object)))
                .isInstanceOf(BadConfig.class)
                .hasMessageStartingWith("harpline.sink.mapping." + message);
    }

    @Test
    void shouldRefuseConstantTextThatLeavesNoRoom() {
        assertThatThrownBy(() -> new HarpMapping(identity("n".repeat(251), "{tenantId}", "{alertId}")))
                .hasMessage("harpline.sink.mapping.name has 251 characters without its ids, and may have 250: Harp"
                        + " keeps 250, and 26 are each id's");
        assertThatThrownBy(() -> new HarpMapping(identity("n", "s".repeat(75) + "{tenantId}", "{alertId}")))
                .hasMessageStartingWith(
                        "harpline.sink.mapping.source has 75 characters without its ids, and may have 74");
        assertThatThrownBy(() -> new HarpMapping(identity("n", "s", "{tenantId} {alertId} " + "o".repeat(37))))
                .hasMessageStartingWith(
                        "harpline.sink.mapping.object has 39 characters without its ids, and may have 38");

        HarpAlert fullest = alert(
                identity("n".repeat(250), "s".repeat(74) + "{tenantId}", "{tenantId} {alertId} " + "o".repeat(36)),
                AnEvent.of("a".repeat(128)).tenant("t".repeat(128)).build());

        assertThat(fullest.name()).hasSize(250);
        assertThat(fullest.source()).hasSize(100).matches("s{74}t{9}~[0-9a-f]{16}");
        assertThat(fullest.object()).hasSize(90).matches("t{9}~[0-9a-f]{16} a{9}~[0-9a-f]{16} o{36}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "script",
                "plugin_name",
                "source",
                "Name",
                "severity",
                "monitoring_system",
                "alert_name",
                "alert_body"
            })
    void shouldRefuseFieldsThatMeanSomethingElseInHarp(String name) {
        assertThatThrownBy(() -> new HarpMapping(fields(Map.of(name, "x"))))
                .isInstanceOf(BadConfig.class)
                .hasMessage(
                        "harpline.sink.mapping.fields.\"" + name + "\" has a name that means something else in Harp");
    }

    @ParameterizedTest
    @CsvSource({
        "alert_id, x, has the name of a field that is always sent",
        "1st, x, 'must be named with up to 64 letters, digits and _, the first no digit'",
        "a-b, x, 'must be named with up to 64 letters, digits and _, the first no digit'",
        "site, {site}, 'has {site}, which does not exist; there are '"
    })
    void shouldRefuseOtherFieldsByTheirKey(String name, String template, String message) {
        assertThatThrownBy(() -> new HarpMapping(fields(Map.of(name, template))))
                .isInstanceOf(BadConfig.class)
                .hasMessageStartingWith("harpline.sink.mapping.fields.\"" + name + "\" " + message);
    }

    @ParameterizedTest
    @CsvSource({
        "javascript:alert(1), is not an http or https URL",
        "/runbook/{alertId}, is not an http or https URL",
        "{alertId}://wiki.example/, is not an http or https URL",
        "https://wiki.example/a b, is not a URL",
        "https://{tenantId}.example/, must have its placeholders behind the host",
        "https://wiki.example{tenantId}/, must have its placeholders behind the host",
        "https://{tenantId}@wiki.example/, must have its placeholders behind the host",
        "https://wiki.example/{id}, 'has {id}, which does not exist; there are '"
    })
    void shouldRefuseUrlsByTheirKey(String template, String message) {
        assertThatThrownBy(() -> new HarpMapping(urls(Map.of("Run book", template))))
                .isInstanceOf(BadConfig.class)
                .hasMessageStartingWith("harpline.sink.mapping.urls.\"Run book\" " + message);
    }

    @Test
    void shouldRefuseAnOutputByItsKey() {
        assertThatThrownBy(() -> new HarpMapping(output("{sentense}")))
                .isInstanceOf(BadConfig.class)
                .hasMessageStartingWith("harpline.sink.mapping.output has {sentense}, which does not exist");
    }

    private static HarpAlert alert(Templates templates, AlertEvent event) {
        return new HarpMapping(templates).alert(event, new Integration("default", null, null));
    }

    private static String json(HarpAlert alert) {
        return new String(alert.json(), UTF_8);
    }

    private static Templates identity(String name, String source, String object) {
        return new Templates(name, source, object, Templates.OUTPUT, Map.of(), Map.of());
    }

    private static Templates output(String output) {
        return new Templates(Templates.NAME, Templates.SOURCE, Templates.OBJECT, output, Map.of(), Map.of());
    }

    private static Templates fields(Map<String, String> fields) {
        return new Templates(Templates.NAME, Templates.SOURCE, Templates.OBJECT, Templates.OUTPUT, fields, Map.of());
    }

    private static Templates urls(Map<String, String> urls) {
        return new Templates(Templates.NAME, Templates.SOURCE, Templates.OBJECT, Templates.OUTPUT, Map.of(), urls);
    }
}
