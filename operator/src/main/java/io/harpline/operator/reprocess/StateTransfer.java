package io.harpline.operator.reprocess;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.Digest;
import io.harpline.operator.domain.SecondApplication;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Reading;
import io.harpline.schemas.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Has the live `alerts.state.v1` say of each alert what the second application says, since that is who goes on. What
/// only the live one knows stays as it is. All of it, or nothing, is written.
///
/// @param ends of both topics, while neither application runs
record StateTransfer(Cluster cluster, SecondApplication application, Map<TopicPartition, Long> ends) {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    /// Returns how many alerts it has written.
    long write() {
        Map<String, Object> settings = new HashMap<>(cluster.settings());
        settings.put("transactional.id", "harpline-cut-over");
        settings.put("transaction.timeout.ms", Math.toIntExact(LONGEST.toMillis()));
        try (var consumer = cluster.consumer();
                var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            long written = 0;
            for (TopicPartition partition : cluster.partitions(Topics.STATE.name())) {
                for (var newest : differing(consumer, partition.partition()).values()) {
                    Future<?> _ = producer.send(copy(newest)); // what fails, fails the transaction
                    written++;
                }
            }
            producer.commitTransaction();
            return written;
        } catch (KafkaException failed) {
            throw new ExpectedFailure(
                    "the states that differ cannot be written to " + Topics.STATE.name() + ": " + failed.getMessage());
        }
    }

    private Map<String, ConsumerRecord<byte[], byte[]>> differing(
            KafkaConsumer<byte[], byte[]> consumer, int partition) {
        Map<String, Digest> live = new HashMap<>();
        read(consumer, new TopicPartition(Topics.STATE.name(), partition))
                .forEach(record -> live.put(new Content(record).key(), new Content(record).digest()));
        Map<String, ConsumerRecord<byte[], byte[]>> differing = new HashMap<>();
        read(consumer, new TopicPartition(application.output(Topics.STATE), partition))
                .forEach(record -> {
                    Content content = new Content(record);
                    if (content.isTombstone() || content.digest().equals(live.get(content.key()))) {
                        differing.remove(content.key());
                    } else {
                        differing.put(content.key(), record);
                    }
                });
        return differing;
    }

    private Reading read(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        return new Reading(consumer, Map.of(partition, ends.getOrDefault(partition, 0L)));
    }

    private static ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record) {
        return new ProducerRecord<>(
                Topics.STATE.name(),
                record.partition(),
                record.timestamp(),
                record.key(),
                record.value(),
                record.headers());
    }
}
