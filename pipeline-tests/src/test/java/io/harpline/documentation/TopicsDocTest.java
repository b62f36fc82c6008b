package io.harpline.documentation;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// docs/topics.md tells of the topics what their declaration says, of each header that there is, and which an event
/// has.
class TopicsDocTest {

    private static final Path PAGE = Path.of(System.getProperty("harpline.home"), "docs/topics.md");

    // | `topic` | key | value | cleanup.policy | retention.ms |
    private static final Pattern TOPIC =
            Pattern.compile("(?m)^\\| `([a-z.-]+\\.v\\d)` \\| [^|]+ \\| [^|]+ \\| (\\S+) \\| (\\d*)");
    // | `header` | topics |
    private static final Pattern HEADER = Pattern.compile("(?m)^\\| `([a-z_-]+)` \\| ([^|]+) \\|");

    @Test
    void shouldListEveryTopicWithItsConfiguration() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        Matcher row = TOPIC.matcher(Files.readString(PAGE));
        while (row.find()) {
            documented.put(row.group(1), row.group(2) + " " + row.group(3));
        }

        Map<String, String> declared = new TreeMap<>();
        Topics.ALL.forEach(topic -> declared.put(topic.name(), cleanupAndRetention(topic)));

        assertThat(documented).isEqualTo(declared);
    }

    @Test
    void shouldListEveryHeader() throws ReflectiveOperationException, IOException {
        Set<String> documented = HEADER.matcher(Files.readString(PAGE))
                .results()
                .map(row -> row.group(1))
                .collect(toCollection(TreeSet::new));

        Set<String> known = headersOfEvents();
        for (Field name : HeaderNames.class.getFields()) {
            known.add((String) Objects.requireNonNull(name.get(null)));
        }

        assertThat(documented).isEqualTo(known);
    }

    @Test
    void shouldListTheHeadersOfEvents() throws IOException {
        assertThat(HEADER.matcher(Files.readString(PAGE)).results())
                .filteredOn(row -> row.group(2).contains("events"))
                .extracting(row -> row.group(1))
                .containsExactlyInAnyOrderElementsOf(headersOfEvents());
    }

    @Test
    void shouldListEveryTypeOfEvent() throws IOException {
        Set<String> documented = Pattern.compile("`(io\\.harpline\\.alert\\.[a-z0-9.-]+)`")
                .matcher(Files.readString(PAGE))
                .results()
                .map(type -> type.group(1))
                .collect(toCollection(TreeSet::new));

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(AlertEventType.values())
                        .map(AlertEventType::cloudEventType)
                        .toList());
    }

    /// Kafka ignores the retention of what it only compacts.
    private static String cleanupAndRetention(TopicDeclaration topic) {
        Map<String, String> configuration = topic.on(12, (short) 3).configs();
        String cleanup = configuration.get("cleanup.policy");
        return cleanup + " " + ("compact".equals(cleanup) ? "" : configuration.get("retention.ms"));
    }

    private static Set<String> headersOfEvents() throws IOException {
        try (InputStream schema = Objects.requireNonNull(
                Topics.class.getResourceAsStream("/json-schema/alert-event-headers.schema.json"))) {
            return Json.read(schema.readAllBytes(), JsonNode.class)
                    .path("properties")
                    .propertyStream()
                    .map(header -> header.getKey())
                    .collect(toCollection(TreeSet::new));
        }
    }
}
