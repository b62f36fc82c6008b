package io.harpline.sink.edge.config;

import io.harpline.schemas.settings.BadConfig;
import io.harpline.schemas.settings.SecretFile;
import io.harpline.sink.domain.Integration;
import io.harpline.sink.edge.http.IntegrationUrl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The integrations that alerts can go to, the default one among them, and their URLs; both by name.
record Destinations(Map<String, Integration> integrations, Map<String, IntegrationUrl> urls) {

    /// Where a route leads that leads nowhere.
    static final String NONE = "none";

    private static final String DEFAULT = "harpline.sink.harp.";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    static Destinations of(SinkConfig config) {
        Destinations all = new Destinations(new TreeMap<>(), new TreeMap<>());
        SinkConfig.HarpTarget harp = config.harp();
        all.add(
                DEFAULT + "name",
                new Integration(
                        harp.name(),
                        number(DEFAULT + "environment-id", harp.environmentId()),
                        number(DEFAULT + "scenario-id", harp.scenarioId())),
                url(
                        DEFAULT + "integration-url (HARP_INTEGRATION_URL)",
                        harp.integrationUrl(),
                        DEFAULT + "integration-url-file (HARP_INTEGRATION_URL_FILE)",
                        harp.integrationUrlFile()));
        new TreeMap<>(config.integrations()).forEach((name, integration) -> {
            String key = "harpline.sink.integrations.\"" + name + "\"";
            all.add(
                    key,
                    new Integration(
                            name,
                            number(key + ".environment-id", integration.environmentId()),
                            number(key + ".scenario-id", integration.scenarioId())),
                    url(key + ".url", integration.url(), key + ".url-file", integration.urlFile()));
        });
        return all;
    }

    private void add(String key, Integration integration, IntegrationUrl url) {
        String name = integration.name();
        if (name.equals(NONE)) {
            throw new BadConfig(key + " must not be named none, which is where a route leads that leads nowhere");
        }
        if (!NAME.matcher(name).matches()) {
            throw new BadConfig(key + " must be named with up to 64 letters, digits, ., - and _, the first a letter or"
                    + " a digit");
        }
        if (integrations.putIfAbsent(name, integration) != null) {
            throw new BadConfig(key + " has the name of the default integration (" + DEFAULT + "name)");
        }
        urls.put(name, url);
    }

    private static @Nullable Integer number(String key, OptionalInt number) {
        if (number.isEmpty()) {
            return null;
        }
        if (number.getAsInt() < 0) {
            throw new BadConfig(key + " must not be negative");
        }
        return number.getAsInt();
    }

    private static IntegrationUrl url(String key, Optional<String> url, String fileKey, Optional<Path> file) {
        if (file.isPresent()) {
            return IntegrationUrl.parse(fileKey, read(fileKey, file.get()));
        }
        return IntegrationUrl.parse(key, url.orElseThrow(() -> new BadConfig(key + " is missing")));
    }

    private static String read(String key, Path file) {
        // What is refused is told with the file's name, which would be the secret itself.
        if (file.toString().startsWith("http:") || file.toString().startsWith("https:")) {
            throw new BadConfig(key + " must name a file that holds the URL");
        }
        try {
            return SecretFile.read(file);
        } catch (IOException unreadable) {
            throw new BadConfig(key + ": " + unreadable.getMessage());
        }
    }
}
