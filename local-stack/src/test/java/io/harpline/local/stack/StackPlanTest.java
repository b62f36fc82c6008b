package io.harpline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class StackPlanTest {

    private static final String FURTHER = "HARPLINE_INGEST_SOURCES__GREENHOUSE__KEYS__FIRST_";

    @TempDir
    private Path parent;

    @Test
    void shouldHaveIngestFollowTheDirectoryOfItsSecretUnlessOneIsGiven() throws Exception {
        DataDirectory data = DataDirectory.claim(parent.resolve("data"));

        assertThat(environment(data, Part.INGEST, Map.of()))
                .containsEntry("HARPLINE_INGEST_KEYS_DIRECTORY", data.keys().toString())
                .doesNotContainKey("GARDIN_SECRET");
        assertThat(environment(data, Part.INGEST, Map.of("GARDIN_SECRET", "a secret that is given")))
                .containsEntry("GARDIN_SECRET", "a secret that is given")
                .doesNotContainKey("HARPLINE_INGEST_KEYS_DIRECTORY");
        assertThat(environment(data, Part.INGEST, Map.of("HARPLINE_INGEST_KEYS_DIRECTORY", "/elsewhere")))
                .containsEntry("HARPLINE_INGEST_KEYS_DIRECTORY", "/elsewhere");
    }

    @Test
    void shouldTellNobodyASecretButWhomItConcerns() throws Exception {
        DataDirectory data = DataDirectory.claim(parent.resolve("data"));
        Files.createDirectories(data.harp());
        Map<String, String> given =
                Map.of("GARDIN_SECRET", "a secret that is given", FURTHER, "a secret of another source");

        assertThat(environment(data, Part.INGEST, given)).containsAllEntriesOf(given);
        for (Part part : new Part[] {Part.KAFKA, Part.TRANSFORM, Part.SINK, Part.HARP_SIMULATOR}) {
            assertThat(environment(data, part, given)).doesNotContainKeys("GARDIN_SECRET", FURTHER);
        }
    }

    @Test
    void shouldTellTheUrlsOfFurtherIntegrationsToTheSinkAlone() throws Exception {
        DataDirectory data = DataDirectory.claim(parent.resolve("data"));
        Files.createDirectories(data.harp());
        Map<String, String> given =
                Map.of("HARPLINE_SINK_INTEGRATIONS__EAST__URL", "https://harp.example/?integration_key=east");

        assertThat(environment(data, Part.SINK, given)).containsAllEntriesOf(given);
        for (Part part : new Part[] {Part.KAFKA, Part.INGEST, Part.TRANSFORM, Part.HARP_SIMULATOR}) {
            assertThat(environment(data, part, given)).doesNotContainKeys("HARPLINE_SINK_INTEGRATIONS__EAST__URL");
        }
    }

    private static Map<String, String> environment(DataDirectory data, Part part, Map<String, String> given) {
        return new StackPlan(data, StackSettings.from(given), new HashMap<>(given))
                .component(part)
                .environment();
    }
}
