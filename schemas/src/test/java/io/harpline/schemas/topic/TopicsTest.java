package io.harpline.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class TopicsTest {

    @Test
    void shouldDeclareTheTopicsOfAClusterAsInTheGoldenFile() throws IOException {
        assertThat(described(TopicDeclaration.PARTITIONS, (short) 3)).isEqualTo(golden("topics.cluster.txt"));
    }

    @Test
    void shouldDeclareTheTopicsOfALaptopAsInTheGoldenFile() throws IOException {
        assertThat(described(4, (short) 1)).isEqualTo(golden("topics.laptop.txt"));
    }

    @Test
    void shouldDeclareEachTopicOnce() {
        List<String> names = Topics.ALL.stream().map(TopicDeclaration::name).toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.endsWith(".v1"));
    }

    private static String described(int partitions, short replication) {
        return Topics.ALL.stream()
                .map(topic -> described(topic.on(partitions, replication)))
                .collect(Collectors.joining("\n"));
    }

    private static String described(NewTopic topic) {
        return new TreeMap<>(topic.configs())
                .entrySet().stream()
                        .map(setting -> "  %s=%s%n".formatted(setting.getKey(), setting.getValue()))
                        .collect(Collectors.joining(
                                "",
                                "%s partitions=%d replication=%d%n"
                                        .formatted(topic.name(), topic.numPartitions(), topic.replicationFactor()),
                                ""));
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(TopicsTest.class.getResourceAsStream("/golden/" + name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
