package io.harpline.operator.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.operator.ExpectedFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

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

    private final Transaction transaction;
    private final Map<TopicPartition, Long> offsets;
    private final Thread hook = new Thread(this::abort, "lift-the-barrier");

    private Barrier(Transaction transaction, Map<TopicPartition, Long> offsets) {
        this.transaction = transaction;
        this.offsets = Map.copyOf(offsets);
        // Who interrupts the command wants it gone at once, not after its longest time.
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Raises it in every partition of the topic.
    ///
    /// @param longest after that Kafka lifts it by itself, within some 10 s
    /// @throws ExpectedFailure if Kafka does not allow it
    public static Barrier raise(Cluster cluster, String topic, Duration longest) {
        byte[] key = "-/a barrier, never committed".getBytes(UTF_8);
        List<ProducerRecord<byte[], byte[]>> records = cluster.partitions(topic).stream()
                .map(partition -> new ProducerRecord<>(topic, partition.partition(), key, new byte[0]))
                .toList();
        Transaction transaction = Transaction.begin(cluster, TRANSACTIONAL_ID, longest);
        try {
            return new Barrier(
                    transaction,
                    transaction.send(records).stream()
                            .collect(Collectors.toMap(
                                    place -> new TopicPartition(place.topic(), place.partition()),
                                    place -> place.offset())));
        } catch (ExpectedFailure refused) {
            transaction.close();
            throw new ExpectedFailure(
                    "no barrier in " + topic + ", which needs the right to write there: " + refused.getMessage());
        }
    }

    /// Lifts the one that a command that was killed may have left behind: nothing could be read up to its end.
    public static void liftLeftBehind(Cluster cluster) {
        Transaction.endLeftOpen(cluster, TRANSACTIONAL_ID);
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
            transaction.abort();
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
        transaction.close();
    }
}
