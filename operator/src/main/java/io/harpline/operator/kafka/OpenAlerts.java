package io.harpline.operator.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.schemas.topic.Topics;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// The alerts that are open by `alerts.state.v1`.
public record OpenAlerts(Cluster cluster, KafkaConsumer<byte[], byte[]> consumer) {

    private static final TopFields PHASE = new TopFields(List.of("phase"));

    /// Of one partition, by record key, as of now.
    public Set<String> in(int number, Predicate<String> asked) {
        TopicPartition partition = new TopicPartition(Topics.STATE.name(), number);
        Map<TopicPartition, Long> end = cluster.offsets(List.of(partition), OffsetSpec.latest());
        Set<String> open = new HashSet<>();
        new Reading(consumer, end).forEach(record -> {
            String alert = new String(record.key(), UTF_8);
            if (!asked.test(alert)) {
                return;
            }
            if (PHASE.of(record.value()).filter(List.of("OPEN")::equals).isPresent()) {
                open.add(alert);
            } else {
                open.remove(alert);
            }
        });
        return open;
    }
}
