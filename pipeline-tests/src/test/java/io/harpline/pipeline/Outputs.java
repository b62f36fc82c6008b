package io.harpline.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.harpline.local.broker.TopicReader;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// What transform has committed: for each topic and key its records, in order. All text is shown as it is, so that a
/// difference can be read.
record Outputs(Map<String, Map<String, List<Written>>> topics) {

    private static final List<TopicDeclaration> TOPICS =
            List.of(Topics.EVENTS, Topics.STATE, Topics.OUTCOMES, Topics.QUARANTINE);

    /// @param value absent in a tombstone
    record Written(@Nullable String value, List<String> headers, long timestamp) {

        boolean isTombstone() {
            return value == null;
        }

        static Written of(ConsumerRecord<byte[], byte[]> record) {
            return new Written(
                    record.value() == null ? null : new String(record.value(), UTF_8),
                    StreamSupport.stream(record.headers().spliterator(), false)
                            .map(header -> header.key() + "=" + new String(header.value(), UTF_8))
                            .toList(),
                    record.timestamp());
        }
    }

    static Outputs of(String bootstrapServers) {
        TopicReader reader = new TopicReader(bootstrapServers);
        Map<String, Map<String, List<Written>>> topics = new LinkedHashMap<>();
        for (TopicDeclaration topic : TOPICS) {
            topics.put(
                    topic.name(),
                    reader.read(topic).stream()
                            .collect(groupingBy(
                                    record -> new String(record.key(), UTF_8),
                                    TreeMap::new,
                                    mapping(Written::of, toList()))));
        }
        return new Outputs(topics);
    }

    List<Written> all(TopicDeclaration topic) {
        return topics.getOrDefault(topic.name(), Map.of()).values().stream()
                .flatMap(List::stream)
                .toList();
    }
}
