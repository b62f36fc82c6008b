package io.harpline.operator.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.operator.ExpectedFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// A place in a topic that nobody reads beyond for a while, although everybody goes on writing: the first record of a
/// transaction that stays open. Whoever reads committed records stops right before it. Lifted, it is aborted, and
/// nobody ever reads it.
///
/// ```
/// partition   ├── read by all ──┤barrier├── written, waits ──▶
///                               ▲ the last stable offset
/// ```
public final class Barrier implements AutoCloseable {

    // One at a time: a second one fences off the first, and one that was left behind goes with the next.
    private static final String TRANSACTIONAL_ID = "harpline-barrier";

    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<TopicPartition, Long> offsets;
    private final Thread hook = new Thread(this::abort, "lift-the-barrier");

    private Barrier(KafkaProducer<byte[], byte[]> producer, Map<TopicPartition, Long> offsets) {
        this.producer = producer;
        this.offsets = Map.copyOf(offsets);
        // Who interrupts the command wants it gone at once, not after its longest time.
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Raises it in every partition of the topic.
    ///
    /// @param longest after that Kafka lifts it by itself, within some 10 s
    /// @throws ExpectedFailure if Kafka does not allow it
    public static Barrier raise(Cluster cluster, String topic, Duration longest) {
        Map<String, Object> settings = new HashMap<>(cluster.settings());
        settings.put("transactional.id", TRANSACTIONAL_ID);
        settings.put("transaction.timeout.ms", Math.toIntExact(longest.toMillis()));
        settings.put("acks", "all");
        settings.put("max.block.ms", 30_000);
        var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            producer.beginTransaction();
            return new Barrier(producer, write(producer, cluster, topic));
        } catch (KafkaException | ExecutionException refused) {
            producer.close(Duration.ofSeconds(5));
            throw new ExpectedFailure(
                    "no barrier in " + topic + ", which needs the rights to write there and to use the"
                            + " transactional id " + TRANSACTIONAL_ID + ": " + refused.getMessage());
        } catch (InterruptedException stopped) {
            producer.close(Duration.ofSeconds(5));
            Thread.currentThread().interrupt();
            throw new ExpectedFailure("interrupted");
        }
    }

    /// Where it stands.
    public Map<TopicPartition, Long> offsets() {
        return offsets;
    }

    /// Lifts it.
    ///
    /// @throws ExpectedFailure if it was gone already
    public void lift() {
        try {
            producer.abortTransaction();
        } catch (KafkaException gone) {
            throw new ExpectedFailure("the barrier was lifted before its time: " + gone.getMessage());
        }
    }

    /// Lifts it, if it is there still.
    @Override
    public void close() {
        abort();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException inProgress) {
            // The hook has done it.
        }
    }

    private void abort() {
        producer.close(Duration.ofSeconds(5)); // aborts what is open
    }

    private static Map<TopicPartition, Long> write(
            KafkaProducer<byte[], byte[]> producer, Cluster cluster, String topic)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Future<RecordMetadata>> sent = new HashMap<>();
        for (TopicPartition partition : cluster.partitions(topic)) {
            byte[] key = "-/a barrier, never committed".getBytes(UTF_8);
            sent.put(partition, producer.send(new ProducerRecord<>(topic, partition.partition(), key, new byte[0])));
        }
        producer.flush();
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (var one : sent.entrySet()) {
            offsets.put(one.getKey(), one.getValue().get().offset());
        }
        return offsets;
    }
}
