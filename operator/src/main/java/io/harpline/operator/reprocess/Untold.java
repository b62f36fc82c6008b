package io.harpline.operator.reprocess;

import io.harpline.operator.domain.Digest;
import io.harpline.operator.domain.SecondApplication;
import io.harpline.operator.kafka.Reading;
import io.harpline.schemas.topic.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// What the live topics do not tell as the second application does, in one partition.
///
/// @param states the second one's of each alert that it knows otherwise than the live one
/// @param events the newest of such an alert, where its version is above all that the live topic has of it
record Untold(Collection<ConsumerRecord<byte[], byte[]>> states, Collection<ConsumerRecord<byte[], byte[]>> events) {

    static Untold of(
            KafkaConsumer<byte[], byte[]> consumer,
            SecondApplication application,
            Map<TopicPartition, Long> ends,
            int partition) {
        Outputs live = new Outputs(consumer, ends, partition, "");
        Outputs renewed = new Outputs(consumer, ends, partition, application.prefix());
        var states = states(live, renewed);
        return new Untold(states.values(), states.isEmpty() ? List.of() : events(live, renewed, states.keySet()));
    }

    private record Outputs(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, int partition, String prefix) {

        void forEach(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
            TopicPartition place = new TopicPartition(prefix + topic, partition);
            new Reading(consumer, Map.of(place, ends.getOrDefault(place, 0L))).forEach(each);
        }
    }

    private static Map<String, ConsumerRecord<byte[], byte[]>> states(Outputs live, Outputs renewed) {
        Map<String, Digest> known = new HashMap<>();
        live.forEach(Topics.STATE.name(), record -> {
            Content content = new Content(record);
            known.put(content.key(), content.digest());
        });
        Map<String, ConsumerRecord<byte[], byte[]>> differing = new HashMap<>();
        renewed.forEach(Topics.STATE.name(), record -> {
            Content content = new Content(record);
            if (content.isTombstone() || content.digest().equals(known.get(content.key()))) {
                differing.remove(content.key());
            } else {
                differing.put(content.key(), record);
            }
        });
        return differing;
    }

    private static Collection<ConsumerRecord<byte[], byte[]>> events(
            Outputs live, Outputs renewed, Set<String> alerts) {
        Map<String, ConsumerRecord<byte[], byte[]>> newest = new HashMap<>();
        renewed.forEach(Topics.EVENTS.name(), record -> {
            String key = new Content(record).key();
            if (alerts.contains(key)) {
                newest.put(key, record);
            }
        });
        live.forEach(
                Topics.EVENTS.name(),
                record -> newest.computeIfPresent(
                        new Content(record).key(),
                        (_, event) -> new Content(event).version() > new Content(record).version() ? event : null));
        return newest.values();
    }
}
