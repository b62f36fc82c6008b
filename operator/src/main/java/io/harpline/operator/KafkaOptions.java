package io.harpline.operator;

import io.harpline.operator.kafka.Cluster;
import io.harpline.schemas.settings.KafkaSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where Kafka is, said as to Kafka's own tools, and otherwise by the environment's `KAFKA_*`, as to the services.
final class KafkaOptions {

    private static final String BOOTSTRAP_SERVERS = "bootstrap.servers";

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            description = "where Kafka is (default: KAFKA_BOOTSTRAP_SERVERS, or localhost:9092)")
    private @Nullable String bootstrapServer;

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "a file of properties for Kafka's clients, such as those of its security")
    private @Nullable Path commandConfig;

    @Option(names = "--help", usageHelp = true, description = "show this text")
    boolean help;

    /// @throws ExpectedFailure if Kafka does not answer, or the file cannot be read
    Cluster reach() {
        return Cluster.reach(settings(System.getenv()));
    }

    Map<String, Object> settings(Map<String, String> environment) {
        Map<String, Object> settings = new HashMap<>(
                KafkaSettings.of(environment.keySet(), name -> Optional.ofNullable(environment.get(name))));
        settings.putIfAbsent(BOOTSTRAP_SERVERS, "localhost:9092");
        if (commandConfig != null) {
            settings.putAll(properties(commandConfig));
        }
        if (bootstrapServer != null) {
            settings.put(BOOTSTRAP_SERVERS, bootstrapServer);
        }
        return settings;
    }

    private static Map<String, String> properties(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new ExpectedFailure("--command-config " + file + " cannot be read: " + unreadable.getMessage());
        }
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }
}
