package io.harpline.sink.edge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harpline.schemas.settings.BadConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SinkSettingsTest {

    private static final String URL = "harpline.sink.harp.integration-url";

    private final Map<String, String> configured = new HashMap<>(Map.of(URL, "http://localhost/?key=secret"));

    @Test
    void shouldNeedNothingButTheIntegrationUrl() {
        SinkSettings settings = settings();

        assertThat(settings.maxInFlight()).isEqualTo(64);
        assertThat(settings.maxUnfinished()).isEqualTo(1_000);
        assertThat(settings.maxUnfinishedBytes()).isEqualTo(64 * 1024 * 1024);
        assertThat(settings.drainRate()).isEqualTo(200);
        assertThat(settings.requestTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.refuseLocalAddresses()).isFalse();
        assertThat(settings.retry().first()).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.retry().longest()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.retry().budget()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.integrations()).containsOnlyKeys("default");
        assertThat(settings.toString()).doesNotContain("secret");
    }

    @Test
    void shouldRefuseToStartWithoutTheIntegrationUrl() {
        configured.put(URL, "");

        assertThatThrownBy(this::settings)
                .isInstanceOf(BadConfig.class)
                .hasMessage("harpline.sink.harp.integration-url (HARP_INTEGRATION_URL) is missing");
    }

    @Test
    void shouldTakeTheIntegrationUrlFromAFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("url"), "https://harp/?key=secret\n");
        configured.put(URL + "-file", file.toString());
        configured.put(URL, "not this one");

        assertThat(settings().integrations()).containsOnlyKeys("default");
    }

    @Test
    void shouldNameTheFileThatHoldsNoIntegrationUrl() {
        configured.put(URL + "-file", "/nowhere");

        assertThatThrownBy(this::settings)
                .isInstanceOf(BadConfig.class)
                .hasMessage("harpline.sink.harp.integration-url-file (HARP_INTEGRATION_URL_FILE): "
                        + "the file /nowhere cannot be read");
    }

    @ParameterizedTest
    @CsvSource({
        "harpline.sink.max-in-flight, 0, harpline.sink.max-in-flight must be at least 1",
        "harpline.sink.max-unfinished, -1, harpline.sink.max-unfinished must be at least 1",
        "harpline.sink.max-unfinished-bytes, 0, harpline.sink.max-unfinished-bytes must be at least 1",
        "harpline.sink.drain-rate, 0, harpline.sink.drain-rate must be at least 1",
        "harpline.sink.request-timeout, 0s, harpline.sink.request-timeout must be positive",
        "harpline.sink.connect-timeout, 0s, harpline.sink.connect-timeout must be positive",
        "harpline.sink.commit-interval, 0ms, harpline.sink.commit-interval must be positive",
        "harpline.sink.commit-interval, 2s, harpline.sink.commit-interval must be 1 s at most: commits show that the partitions are still ours",
        "harpline.sink.shutdown-timeout, 0s, harpline.sink.shutdown-timeout must be positive",
        "harpline.sink.retry.first, 31s, harpline.sink.retry.first exceeds harpline.sink.retry.longest",
        "harpline.sink.harp.integration-url, secret, "
                + "harpline.sink.harp.integration-url (HARP_INTEGRATION_URL) is not an http or https URL"
    })
    void shouldRefuseNonsenseByTheKeysName(String key, String value, String message) {
        configured.put(key, value);

        assertThatThrownBy(this::settings).isInstanceOf(BadConfig.class).hasMessage(message);
    }

    private SinkSettings settings() {
        return SinkSettings.of(new SmallRyeConfigBuilder()
                .withMapping(SinkConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withDefaultValues(configured)
                .build()
                .getConfigMapping(SinkConfig.class));
    }
}
