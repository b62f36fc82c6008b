package io.harpline.operator.reprocess;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.harpline.operator.domain.Coverage;
import io.harpline.operator.domain.Digest;
import io.harpline.operator.domain.SecondApplication;
import io.harpline.operator.kafka.Reading;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// What the live topics do not tell as the second application does, in one partition: of each alert that it knows
/// otherwise its state, and its newest event where that is newer than all that were told of it; a tombstone for each
/// that it does not know, or has forgotten. Of an alert whose whole story is not there any more the live one knows
/// better, and what it said stays.
///
/// @param records for the live topics
/// @param alerts how many are told of
/// @param notCovered how many more differ, of which the live one knows better
record Untold(List<ProducerRecord<byte[], byte[]>> records, long alerts, long notCovered) {

    static Untold of(
            KafkaConsumer<byte[], byte[]> consumer,
            SecondApplication application,
            Map<TopicPartition, Long> ends,
            int partition,
            long archiveBegin) {
        Outputs live = new Outputs(consumer, ends, partition, "");
        Outputs renewed = new Outputs(consumer, ends, partition, application.prefix());
        Map<String, Known> onlyLive = new HashMap<>();
        Map<String, ConsumerRecord<byte[], byte[]>> differing = new HashMap<>();
        compareStates(live, renewed, onlyLive, differing);
        int all = onlyLive.size() + differing.size();
        if (all == 0) {
            return new Untold(List.of(), 0, 0);
        }
        Coverage coverage = coverage(live, renewed, archiveBegin);
        onlyLive.keySet().removeIf(key -> !coverage.covers(key));
        // What the second one has forgotten it had known, and known as closed.
        differing.entrySet().removeIf(alert -> alert.getValue().value() != null && !coverage.covers(alert.getKey()));

        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        onlyLive.forEach((key, known) -> records.add(new ProducerRecord<>(
                Topics.STATE.name(), partition, known.timestamp(), key.getBytes(ISO_8859_1), null, List.of())));
        differing.values().forEach(state -> records.add(copy(state, Topics.STATE)));
        events(live, renewed, differing.keySet()).forEach(event -> records.add(copy(event, Topics.EVENTS)));
        int told = onlyLive.size() + differing.size();
        return new Untold(records, told, all - told);
    }

    private record Known(Digest digest, long timestamp) {}

    private record Outputs(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, int partition, String prefix) {

        void forEach(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
            TopicPartition place = new TopicPartition(prefix + topic, partition);
            new Reading(consumer, Map.of(place, ends.getOrDefault(place, 0L))).forEach(each);
        }

        boolean haveLostTheirHead(String topic) {
            TopicPartition place = new TopicPartition(prefix + topic, partition);
            return consumer.beginningOffsets(List.of(place)).getOrDefault(place, 0L) > 0;
        }
    }

    private static void compareStates(
            Outputs live,
            Outputs renewed,
            Map<String, Known> onlyLive,
            Map<String, ConsumerRecord<byte[], byte[]>> differing) {
        Map<String, Known> known = new HashMap<>();
        live.forEach(Topics.STATE.name(), record -> {
            Content content = new Content(record);
            if (content.isTombstone()) {
                known.remove(content.key());
            } else {
                known.put(content.key(), new Known(content.digest(), record.timestamp()));
            }
        });
        onlyLive.putAll(known);
        renewed.forEach(Topics.STATE.name(), record -> {
            Content content = new Content(record);
            onlyLive.remove(content.key());
            Known ofLive = known.get(content.key());
            boolean same = content.isTombstone()
                    ? ofLive == null
                    : ofLive != null && ofLive.digest().equals(content.digest());
            if (same) {
                differing.remove(content.key());
            } else {
                differing.put(content.key(), record);
            }
        });
    }

    private static Coverage coverage(Outputs live, Outputs renewed, long archiveBegin) {
        Coverage coverage = new Coverage(archiveBegin);
        String outcomes = Topics.OUTCOMES.name();
        live.forEach(outcomes, record -> coverage.live(new Content(record).key(), new Content(record).origin()));
        renewed.forEach(outcomes, record -> coverage.renewed(new Content(record).key(), new Content(record).origin()));
        if (live.haveLostTheirHead(outcomes)) {
            coverage.liveHasLostItsHead();
        }
        if (renewed.haveLostTheirHead(outcomes)) {
            coverage.renewedHasLostItsHead();
        }
        return coverage;
    }

    private static ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record, TopicDeclaration live) {
        return new ProducerRecord<>(
                live.name(), record.partition(), record.timestamp(), record.key(), record.value(), record.headers());
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
