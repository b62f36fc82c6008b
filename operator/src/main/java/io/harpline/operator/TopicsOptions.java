package io.harpline.operator;

import io.harpline.operator.domain.DeclaredTopics;
import io.harpline.operator.kafka.RealTopics;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What an operator wants otherwise than it is declared.
final class TopicsOptions {

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description =
                    "of the topics of a Kafka that has none of them yet (default: ${DEFAULT-VALUE}); afterwards new"
                            + " ones get as many as the archive has",
            defaultValue = "" + TopicDeclaration.PARTITIONS)
    private int partitions = TopicDeclaration.PARTITIONS;

    @Option(
            names = "--replication",
            paramLabel = "N",
            description = "copies of each partition at least (default: the cluster's default.replication.factor)")
    private @Nullable Integer replication;

    @Option(
            names = "--overrides",
            paramLabel = "FILE",
            description = "what you want otherwise than it is declared; lines such as"
                    + " gardin.notifications.v1.retention.ms=63072000000")
    private @Nullable Path overrides;

    /// @throws ExpectedFailure if the options make no sense, or Kafka does not say how many copies it makes
    DeclaredTopics declared(RealTopics real) {
        int copies = replication == null ? defaultReplication(real) : replication;
        if (partitions < 1 || copies < 1 || copies > Short.MAX_VALUE) {
            throw new ExpectedFailure("--partitions and --replication begin with 1");
        }
        return new DeclaredTopics(partitions, copies, overrides == null ? Map.of() : overrides(overrides));
    }

    private static int defaultReplication(RealTopics real) {
        try {
            return real.defaultReplication();
        } catch (ExpectedFailure refused) {
            throw new ExpectedFailure(
                    "how many copies the brokers make is not known, so say --replication N: " + refused.getMessage());
        }
    }

    private static Map<String, Map<String, String>> overrides(Path file) {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new ExpectedFailure("--overrides " + file + " cannot be read: " + unreadable.getMessage());
        }
        Map<String, Map<String, String>> overrides = new HashMap<>();
        for (String line : lines.stringPropertyNames()) {
            String topic = Topics.ALL.stream()
                    .map(TopicDeclaration::name)
                    .filter(name -> line.startsWith(name + "."))
                    .findAny()
                    .orElseThrow(() ->
                            new ExpectedFailure("--overrides " + file + ": " + line + " names no topic of Harpline"));
            overrides
                    .computeIfAbsent(topic, _ -> new TreeMap<>())
                    .put(
                            line.substring(topic.length() + 1),
                            lines.getProperty(line).strip());
        }
        return overrides;
    }
}
