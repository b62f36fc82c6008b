package io.harpline.local.stack;

import io.harpline.local.ExpectedFailure;
import io.harpline.schemas.settings.SecretFile;
import io.harpline.schemas.topic.TopicDeclaration;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the environment says about the stack.
///
/// @param ports of all parts, also of those that are not run
/// @param kafka bootstrap servers of a Kafka that is there already
/// @param harp integration URL of a Harp that is there already; holds its key
/// @param secret Gardin's
public record StackSettings(
        Map<Part, Integer> ports, Optional<String> kafka, Optional<URI> harp, Optional<String> secret) {

    public static final String KAFKA_KEY = "KAFKA_BOOTSTRAP_SERVERS";
    public static final String HARP_KEY = "HARP_INTEGRATION_URL";
    public static final String SECRET_KEY = "GARDIN_SECRET";

    /// Where ingest looks for keys of any source.
    static final String KEYS_DIRECTORY_KEY = "HARPLINE_INGEST_KEYS_DIRECTORY";

    /// What the names of variables begin with that may hold the secrets of further sources.
    static final String SOURCES_KEYS = "HARPLINE_INGEST_SOURCES_";

    /// The same of the URLs of further integrations.
    static final String INTEGRATIONS_KEYS = "HARPLINE_SINK_INTEGRATIONS_";

    /// Behind the name of a variable that holds a secret: the name of one that names a file with it, which counts more.
    static final String IN_A_FILE = "_FILE";

    private static final int LAPTOP_PARTITIONS = 4;
    private static final int SHORTEST_SECRET = 16;

    /// Reads and checks it; an empty variable counts as none.
    ///
    /// @throws ExpectedFailure naming the variable at fault
    public static StackSettings from(Map<String, String> environment) {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            int port = given(environment, part.portKey())
                    .map(text -> port(part.portKey(), text))
                    .orElse(part.defaultPort());
            ports.put(part, port);
        }
        return new StackSettings(
                ports,
                given(environment, KAFKA_KEY),
                confided(environment, HARP_KEY).map(StackSettings::url),
                secret(environment));
    }

    /// Gardin's secret, where the environment has one.
    public static Optional<String> secret(Map<String, String> environment) {
        Optional<String> secret = confided(environment, SECRET_KEY);
        int bytes =
                secret.map(text -> text.getBytes(StandardCharsets.UTF_8).length).orElse(SHORTEST_SECRET);
        if (bytes < SHORTEST_SECRET) {
            throw new ExpectedFailure(
                    SECRET_KEY + " must have at least " + SHORTEST_SECRET + " bytes, but has " + bytes);
        }
        return secret;
    }

    private static Optional<String> confided(Map<String, String> environment, String key) {
        return given(environment, key + IN_A_FILE)
                .map(file -> file(key + IN_A_FILE, file))
                .or(() -> given(environment, key));
    }

    private static String file(String key, String file) {
        try {
            return SecretFile.read(Path.of(file));
        } catch (IOException unreadable) {
            throw new ExpectedFailure(key + ": " + unreadable.getMessage());
        }
    }

    public int port(Part part) {
        return ports.getOrDefault(part, part.defaultPort());
    }

    /// The parts that run here, in the order of their starts.
    public Set<Part> parts() {
        Set<Part> parts = EnumSet.allOf(Part.class);
        if (kafka.isPresent()) {
            parts.remove(Part.KAFKA);
        }
        if (harp.isPresent()) {
            parts.remove(Part.HARP_SIMULATOR);
        }
        return parts;
    }

    /// How many partitions a topic gets that is missing: few on our own broker, the final count on a given Kafka.
    public int partitions() {
        return kafka.isPresent() ? TopicDeclaration.PARTITIONS : LAPTOP_PARTITIONS;
    }

    public String bootstrapServers() {
        return kafka.orElse("localhost:" + port(Part.KAFKA));
    }

    @Override
    public String toString() {
        return "StackSettings[ports=" + ports + ", kafka=" + kafka + "]";
    }

    private static Optional<String> given(Map<String, String> environment, String key) {
        return Optional.ofNullable(environment.get(key)).filter(value -> !value.isBlank());
    }

    private static int port(String key, String text) {
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new ExpectedFailure(key + " is no port from 1 to 65535: " + text);
    }

    /// Never repeats the URL: it may hold the integration key.
    private static URI url(String text) {
        try {
            URI url = URI.create(text.strip());
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new ExpectedFailure(HARP_KEY + " (or --harp-url) is no http or https URL");
    }
}
