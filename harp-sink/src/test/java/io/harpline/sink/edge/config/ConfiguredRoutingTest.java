package io.harpline.sink.edge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.settings.BadConfig;
import io.harpline.sink.AnEvent;
import io.harpline.sink.domain.HarpAlert;
import io.harpline.sink.domain.HarpMapping;
import io.harpline.sink.domain.Routed;
import io.harpline.sink.domain.Routed.To;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Integrations, routes and templates, as they are configured.
@Execution(ExecutionMode.CONCURRENT)
class ConfiguredRoutingTest {

    private static final String EAST = "harpline.sink.integrations.\"east\"";
    private static final AnEvent EVENT = AnEvent.of("01H4ALERT");

    private final Map<String, String> configured =
            new HashMap<>(Map.of("harpline.sink.harp.integration-url", "http://localhost/?key=secret"));
    private final Map<String, String> environment = new HashMap<>();

    @Test
    void shouldDeliverEverythingToTheOneIntegrationWhereNothingElseIsConfigured() {
        SinkSettings settings = settings();

        assertThat(settings.integrations()).containsOnlyKeys("default");
        assertThat(settings.routing().route(EVENT.build())).isEqualTo(new To("default", HarpMapping.of(EVENT.build())));
    }

    @Test
    void shouldRouteByTenantAndType() {
        configured.put(EAST + ".url", "https://harp/?key=secret");
        configured.put(EAST + ".environment-id", "3");
        configured.put("harpline.sink.routes[0].tenant", "t-east");
        configured.put("harpline.sink.routes[0].lowest-severity", "MEDIUM");
        configured.put("harpline.sink.routes[0].integration", "east");
        configured.put("harpline.sink.routes[1].type", "PRODUCTIVITY");
        configured.put("harpline.sink.routes[1].integration", "none");

        SinkSettings settings = settings();

        assertThat(settings.integrations()).containsOnlyKeys("default", "east");
        assertThat(integration(settings, EVENT)).isEqualTo("default");
        assertThat(integration(settings, EVENT.about(AlertType.PRODUCTIVITY))).isEqualTo("none");
        assertThat(integration(settings, EVENT.tenant("t-east"))).isEqualTo("none");
        AnEvent medium = EVENT.tenant("t-east").severity(Severity.MEDIUM);
        assertThat(integration(settings, medium)).isEqualTo("east");
        assertThat(alert(settings, medium).environmentId()).isEqualTo(3);
    }

    @Test
    void shouldReadAllOfItFromTheEnvironment(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("url"), "https://harp/?key=secret\n");
        environment.put("HARPLINE_SINK_HARP_SCENARIO_ID", "5");
        environment.put("HARPLINE_SINK_INTEGRATIONS__EAST__URL_FILE", file.toString());
        environment.put("HARPLINE_SINK_INTEGRATIONS__EAST__SCENARIO_ID", "14");
        environment.put("HARPLINE_SINK_ROUTES_0__TENANT", "t-east");
        environment.put("HARPLINE_SINK_ROUTES_0__TYPE", "HEALTH");
        environment.put("HARPLINE_SINK_ROUTES_0__INTEGRATION", "east");
        environment.put("HARPLINE_SINK_ROUTES_0__LOWEST_SEVERITY", "LOW");
        environment.put("HARPLINE_SINK_MAPPING_OUTPUT", "{sentence} ({eventId})");
        environment.put("HARPLINE_SINK_MAPPING_FIELDS__SITE_", "of {tenantId}");
        environment.put("HARPLINE_SINK_MAPPING_URLS__RUNBOOK_", "https://wiki.example/{alertType}");

        SinkSettings settings = settings();

        assertThat(alert(settings, EVENT).scenarioId()).isEqualTo(5);
        HarpAlert east = alert(settings, EVENT.tenant("t-east"));
        assertThat(east.scenarioId()).isEqualTo(14);
        assertThat(east.output()).endsWith(". (e-01H4ALERT-1)");
        assertThat(east.fields()).containsEntry("site", "of t-east");
        assertThat(east.urls()).containsEntry("runbook", "https://wiki.example/HEALTH");
    }

    @Test
    void shouldNeverShowAUrl() {
        configured.put(EAST + ".url", "https://harp/?key=secret");
        assertThat(settings().toString()).doesNotContain("secret");

        configured.put(EAST + ".url", "harp/?key=secret");
        assertThatThrownBy(this::settings)
                .isInstanceOf(BadConfig.class)
                .hasMessage(EAST + ".url is not an http or https URL");

        configured.put(EAST + ".url-file", "https://harp/?key=secret");
        assertThatThrownBy(this::settings)
                .isInstanceOf(BadConfig.class)
                .hasMessage(EAST + ".url-file must name a file that holds the URL");

        configured.remove(EAST + ".url-file");
        configured.put(EAST + ".url", "https://harp/?key=secret");
        configured.put("harpline.sink.routes[0].integration", "https://harp/?key=secret");
        assertThatThrownBy(this::settings)
                .isInstanceOf(BadConfig.class)
                .hasMessage(
                        "harpline.sink.routes[0].integration names none that is configured; there are default, east,"
                                + " and none");
    }

    @ParameterizedTest
    @CsvSource({
        "harpline.sink.harp.name, none, harpline.sink.harp.name must not be named none",
        "harpline.sink.harp.name, a harp, harpline.sink.harp.name must be named with up to 64 letters",
        "harpline.sink.harp.name, east, 'harpline.sink.integrations.\"east\" has the name of the default integration'",
        "harpline.sink.harp.environment-id, -1, harpline.sink.harp.environment-id must not be negative",
        "harpline.sink.integrations.\"none\".url, https://harp/, 'harpline.sink.integrations.\"none\" must not be'",
        "harpline.sink.integrations.\"a b\".url, https://harp/, 'harpline.sink.integrations.\"a b\" must be named with'",
        "harpline.sink.integrations.\"west\".scenario-id, 1, harpline.sink.integrations.\"west\".url is missing",
        "harpline.sink.integrations.\"east\".scenario-id, -1, 'harpline.sink.integrations.\"east\".scenario-id must not'",
        "harpline.sink.routes[1].tenant, t-east, 'harpline.sink.routes[1] is never taken: harpline.sink.routes[0] takes'",
        "harpline.sink.mapping.name, Gardin [urgent], 'harpline.sink.mapping.name has [urgent]'",
        "harpline.sink.mapping.object, {jobId}, 'harpline.sink.mapping.object must have {alertId}'",
        "harpline.sink.mapping.fields.\"script\", x, 'harpline.sink.mapping.fields.\"script\" has a name that means'"
    })
    void shouldRefuseNonsenseByTheKeysName(String key, String value, String message) {
        configured.put(EAST + ".url", "https://harp/?key=secret");
        configured.put("harpline.sink.routes[0].tenant", "t-east");
        configured.put("harpline.sink.routes[0].integration", "east");
        configured.put("harpline.sink.routes[1].integration", "east");
        configured.put(key, value);

        assertThatThrownBy(this::settings).isInstanceOf(BadConfig.class).hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource({
        "harpline.sink.routes[0].type, YIELD",
        "harpline.sink.routes[0].lowest-severity, information",
        "harpline.sink.harp.scenario-id, five",
        "harpline.sink.mapping.severity.low, information"
    })
    void shouldNameTheKeyWhereAValueCannotBeRead(String key, String value) {
        configured.put("harpline.sink.routes[0].integration", "none");
        configured.put(key, value);

        assertThatThrownBy(this::settings).hasMessageContaining(key);
    }

    private static String integration(SinkSettings settings, AnEvent event) {
        Routed routed = settings.routing().route(event.build());
        return routed instanceof To to ? to.integration() : "none";
    }

    private static HarpAlert alert(SinkSettings settings, AnEvent event) {
        return ((To) settings.routing().route(event.build())).alert();
    }

    private SinkSettings settings() {
        return SinkSettings.of(new SmallRyeConfigBuilder()
                .withMapping(SinkConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withDefaultValues(configured)
                .withSources(new EnvConfigSource(environment, 300))
                .build()
                .getConfigMapping(SinkConfig.class));
    }
}
