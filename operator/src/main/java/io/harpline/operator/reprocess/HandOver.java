package io.harpline.operator.reprocess;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.SecondApplication;
import io.harpline.operator.kafka.Cluster;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Has the live topics say what the second application says, since that is who goes on: of each alert that it knows
/// otherwise its state, and its newest event where that is newer than all that were told of it. What only the live one
/// knows stays as it is. All of it, or nothing, is written.
///
/// @param ends of the outputs of both, while neither runs
record HandOver(Cluster cluster, SecondApplication application, Map<TopicPartition, Long> ends) {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    /// Returns of how many alerts it has written.
    long write() {
        Map<String, Object> settings = new HashMap<>(cluster.settings());
        settings.put("transactional.id", "harpline-cut-over");
        settings.put("transaction.timeout.ms", Math.toIntExact(LONGEST.toMillis()));
        try (var consumer = cluster.consumer();
                var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            long alerts = 0;
            for (TopicPartition partition : cluster.partitions(Topics.STATE.name())) {
                Untold untold = Untold.of(consumer, application, ends, partition.partition());
                send(producer, Topics.STATE, untold.states());
                send(producer, Topics.EVENTS, untold.events());
                alerts += untold.states().size();
            }
            producer.commitTransaction();
            return alerts;
        } catch (KafkaException failed) {
            throw new ExpectedFailure("what differs cannot be written to " + Topics.STATE.name() + " and "
                    + Topics.EVENTS.name() + ": " + failed.getMessage());
        }
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer,
            TopicDeclaration topic,
            Collection<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            // What fails, fails the transaction.
            Future<?> _ = producer.send(new ProducerRecord<>(
                    topic.name(),
                    record.partition(),
                    record.timestamp(),
                    record.key(),
                    record.value(),
                    record.headers()));
        }
    }
}
