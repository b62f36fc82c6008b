package io.harpline.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// docs/operations.md tells of the topics what their declaration says.
class OperationsDocTest {

    private static final Path PAGE =
            Path.of(System.getProperty("harpline.home")).resolve("docs/operations.md");

    // | `topic` | cleanup.policy | retention.ms |
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.-]+\\.v\\d)` \\| (\\S+) \\| (\\d*)");

    @Test
    void shouldListEveryTopicWithItsConfiguration() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(PAGE));
        while (row.find()) {
            documented.put(row.group(1), row.group(2) + " " + row.group(3));
        }

        Map<String, String> declared = new TreeMap<>();
        Topics.ALL.forEach(topic -> declared.put(topic.name(), cleanupAndRetention(topic)));

        assertThat(documented).isEqualTo(declared);
    }

    /// Kafka ignores the retention of what it only compacts.
    private static String cleanupAndRetention(TopicDeclaration topic) {
        Map<String, String> configuration = topic.on(12, (short) 3).configs();
        String cleanup = configuration.get("cleanup.policy");
        return cleanup + " " + ("compact".equals(cleanup) ? "" : configuration.get("retention.ms"));
    }
}
