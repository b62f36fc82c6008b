package io.harpline.operator.move;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.MoveTally;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Transaction;
import io.harpline.operator.kafka.Writer;
import io.harpline.operator.redrive.Interruption;
import io.harpline.operator.terminal.Progress;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.operation.Operation;
import io.harpline.schemas.operation.Operation.State;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Moves records of another topic into the archive. There is one at a time of an id: a new one first ends its
/// predecessor, wherever that is. Whoever looks at the archive after that sees all that the predecessor has moved,
/// and by the headers of what is there what needs not be moved again.
///
/// A transaction that is open holds back those who read the archive, transform first of all; so each is small, and
/// Kafka soon ends one whose run was killed.
public final class Moving implements AutoCloseable {

    private static final byte[] NOTHING = new byte[0];
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_RECORDS = 100;
    private static final int MOST_BYTES = 512 << 10;

    private final Operation operation;
    private final Progress progress;
    private final Writer manifests;
    private final Transaction transaction;
    private final List<ProducerRecord<byte[], byte[]>> batch = new ArrayList<>();
    private int bytes;

    /// Ends the predecessor, if there is one.
    ///
    /// @param operation as it starts
    /// @throws ExpectedFailure if Kafka does not allow it
    public Moving(Cluster cluster, String transactionalId, Operation operation, Progress progress) {
        this.operation = operation;
        this.progress = progress;
        this.transaction = Transaction.begin(cluster, transactionalId, LONGEST);
        this.manifests = new Writer(cluster);
    }

    /// Moves what it is handed. Its manifest is written before the first and after the last, however it ends, and
    /// not at all where there is nothing to move.
    ///
    /// @param records hands over each record for the archive, and stops where it is interrupted
    /// @throws ExpectedFailure if another one has taken over, or it could not be finished
    public void run(
            MoveTally tally, Interruption interruption, Consumer<Consumer<ProducerRecord<byte[], byte[]>>> records) {
        long all = tally.toMove();
        if (all == 0) {
            return;
        }
        manifest(operation);
        try {
            records.accept(record -> take(record, tally, all));
            if (!interruption.isAsked()) {
                write(tally, all);
            }
        } finally {
            progress.end();
            State state = tally.toMove() == 0 ? State.FINISHED : State.INTERRUPTED;
            manifest(operation.ended(state, Instant.now(), tally.counts()));
        }
    }

    /// What stands there, as ingest would have written it, and where it comes from.
    ///
    /// @param headers its own, or others in their place
    public static ProducerRecord<byte[], byte[]> archived(
            ConsumerRecord<byte[], byte[]> record, String key, Instant receivedAt, Headers headers) {
        Headers archived = new RecordHeaders(headers.toArray());
        archived.remove(HeaderNames.REASON).remove(HeaderNames.FIELD);
        TextHeaders.setOrigin(archived, new Origin(record.topic(), record.partition(), record.offset()));
        return new ProducerRecord<>(
                Topics.NOTIFICATIONS.name(),
                null,
                receivedAt.toEpochMilli(),
                key.getBytes(UTF_8),
                record.value() == null ? NOTHING : record.value(),
                archived);
    }

    private void take(ProducerRecord<byte[], byte[]> record, MoveTally tally, long all) {
        batch.add(record);
        bytes += record.value().length;
        if (batch.size() >= MOST_RECORDS || bytes >= MOST_BYTES) {
            write(tally, all);
        }
    }

    private void write(MoveTally tally, long all) {
        if (batch.isEmpty()) {
            return;
        }
        transaction.send(batch);
        try {
            transaction.next();
        } catch (KafkaException unheard) {
            throw new ExpectedFailure("it is not known whether the last " + batch.size()
                    + " were moved; call it again, which finds out: " + unheard.getMessage());
        }
        tally.moved(batch.size());
        batch.clear();
        bytes = 0;
        progress.show("moved", all - tally.toMove(), all);
    }

    private void manifest(Operation now) {
        manifests.write(
                new ProducerRecord<>(Topics.OPERATIONS.name(), now.operationId().getBytes(UTF_8), Json.bytes(now)));
    }

    @Override
    public void close() {
        transaction.close();
        manifests.close();
    }
}
