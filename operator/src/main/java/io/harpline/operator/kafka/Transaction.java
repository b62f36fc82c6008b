package io.harpline.operator.kafka;

import io.harpline.operator.ExpectedFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// What is written all of it or nothing. There is one at a time of an id: the next one fences off its predecessor, and
/// ends what that has left open. Closed without a commit it is thrown away.
public final class Transaction implements AutoCloseable {

    private static final Duration TO_CLOSE = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;
    // A producer that is closed in a transaction without a record waits its whole time to close.
    private boolean open;

    Transaction(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /// Begins one.
    ///
    /// @param longest so long after its first record Kafka throws it away by itself, within some 10 s
    /// @throws ExpectedFailure if Kafka does not allow it
    public static Transaction begin(Cluster cluster, String id, Duration longest) {
        Map<String, Object> settings = new HashMap<>(cluster.settings());
        settings.put("transactional.id", id);
        settings.put("transaction.timeout.ms", Math.toIntExact(longest.toMillis()));
        settings.put("acks", "all");
        settings.put("max.block.ms", 30_000);
        // With more, the first batches of a new partition can lose their order.
        settings.put("max.in.flight.requests.per.connection", 1);
        var transaction =
                new Transaction(new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
        try {
            transaction.producer.initTransactions();
            return transaction;
        } catch (KafkaException refused) {
            transaction.close();
            throw new ExpectedFailure("no transaction, which needs the right to use the transactional id " + id + ": "
                    + refused.getMessage());
        }
    }

    /// Ends what a command that was killed has left open; returns once it is over.
    ///
    /// @throws ExpectedFailure if Kafka does not allow it
    public static void endLeftOpen(Cluster cluster, String id) {
        begin(cluster, id, Duration.ofSeconds(60)).close();
    }

    /// Writes them and waits until they are there.
    ///
    /// @throws ExpectedFailure if Kafka does not take one of them
    public List<RecordMetadata> send(List<ProducerRecord<byte[], byte[]>> records) {
        try {
            if (!open) {
                producer.beginTransaction();
                open = true;
            }
            List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
            for (ProducerRecord<byte[], byte[]> record : records) {
                sent.add(producer.send(record));
            }
            producer.flush();
            List<RecordMetadata> places = new ArrayList<>(records.size());
            for (Future<RecordMetadata> one : sent) {
                places.add(one.get());
            }
            return places;
        } catch (KafkaException | ExecutionException refused) {
            if (isFenced(refused)) {
                throw fenced();
            }
            throw new ExpectedFailure("Kafka does not take what is written: " + refused.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ExpectedFailure("interrupted");
        }
    }

    /// Makes it all readable; what is sent from now on is another one.
    ///
    /// @throws ExpectedFailure if another one of this id has begun since
    /// @throws KafkaException if it is not known whether that was done
    public void next() {
        try {
            commit();
        } catch (KafkaException refused) {
            throw isFenced(refused) ? fenced() : refused;
        }
    }

    /// Makes it all readable.
    ///
    /// @throws KafkaException if it is not known whether that was done
    public void commit() {
        producer.commitTransaction();
        open = false;
    }

    /// Throws it away.
    ///
    /// @throws KafkaException if it was over already
    public void abort() {
        producer.abortTransaction();
        open = false;
    }

    /// Kafka calls the state invalid while it still ends for another one what this one had begun.
    private static boolean isFenced(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException
                    || cause instanceof InvalidProducerEpochException
                    || cause instanceof InvalidTxnStateException) {
                return true;
            }
        }
        return false;
    }

    private static ExpectedFailure fenced() {
        return new ExpectedFailure("the same command was called again since, and has taken over;"
                + " or Kafka has ended the transaction, which took too long: then call it again");
    }

    @Override
    public void close() {
        try {
            producer.close(TO_CLOSE); // aborts what is open
        } catch (KafkaException unheard) {
            // Kafka ends it by itself, as it would after a kill.
        }
    }
}
