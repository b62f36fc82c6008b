package io.harpline.operator.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.Judgement.Genuine;
import io.harpline.operator.domain.Standing;
import io.harpline.operator.domain.UnverifiedTally;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Transaction;
import io.harpline.operator.kafka.Writer;
import io.harpline.operator.redrive.Interruption;
import io.harpline.operator.terminal.Progress;
import io.harpline.operator.verify.Unverified.Found;
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
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Moves what is genuine from `gardin.unverified.v1` into the archive, each ingest-id once. There is one at a time: the
/// next one first ends its predecessor, wherever that is, and looks at the archive only then.
///
/// ```
/// end the predecessor ─▶ read unverified, judge ─▶ read the archive: which of them has it? ─▶ move the rest
/// ```
///
/// A transaction that is open holds back those who read the archive, transform first of all; so each is small, and
/// Kafka soon ends one whose run was killed.
public final class Reverification implements AutoCloseable {

    /// Whoever uses it ends the one who did before.
    static final String TRANSACTIONAL_ID = "harpline-reverify";

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_RECORDS = 100;
    private static final int MOST_BYTES = 512 << 10;

    private final Unverified unverified;
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
    public Reverification(Cluster cluster, Unverified unverified, Operation operation, Progress progress) {
        this.unverified = unverified;
        this.operation = operation;
        this.progress = progress;
        this.transaction = Transaction.begin(cluster, TRANSACTIONAL_ID, LONGEST);
        this.manifests = new Writer(cluster);
    }

    /// Returns once all are moved that are genuine, or it was interrupted.
    ///
    /// @throws ExpectedFailure if another one has taken over, or it could not be finished
    public UnverifiedTally run(Interruption interruption) {
        Found found = unverified.find();
        UnverifiedTally tally = found.tally();
        if (tally.count(Standing.TO_MOVE) == 0) {
            return tally;
        }
        manifest(operation);
        try {
            move(found, interruption);
        } finally {
            progress.end();
            State state = tally.count(Standing.TO_MOVE) == 0 ? State.FINISHED : State.INTERRUPTED;
            manifest(operation.ended(state, Instant.now(), tally.counts()));
        }
        return tally;
    }

    private void move(Found found, Interruption interruption) {
        long all = found.toMove().size();
        unverified.forEach(found.span(), interruption::isAsked, (record, judgement) -> {
            if (judgement instanceof Genuine genuine && found.toMove().remove(genuine.ingestId())) {
                batch.add(archived(record, genuine));
                bytes += Headers.body(record).length;
                if (batch.size() >= MOST_RECORDS || bytes >= MOST_BYTES) {
                    write(found.tally(), all);
                }
            }
        });
        if (!interruption.isAsked()) {
            write(found.tally(), all);
        }
    }

    private void write(UnverifiedTally tally, long all) {
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
        progress.show("moved", tally.count(Standing.MOVED), all);
    }

    /// As ingest would have written it, and where it comes from.
    private static ProducerRecord<byte[], byte[]> archived(ConsumerRecord<byte[], byte[]> record, Genuine genuine) {
        RecordHeaders headers = new RecordHeaders(record.headers().toArray());
        headers.remove(HeaderNames.REASON);
        TextHeaders.set(headers, HeaderNames.KEY_ID, genuine.key().id());
        TextHeaders.setOrigin(headers, new Origin(record.topic(), record.partition(), record.offset()));
        return new ProducerRecord<>(
                Topics.NOTIFICATIONS.name(),
                null,
                genuine.receivedAt().toEpochMilli(),
                genuine.recordKey().getBytes(UTF_8),
                Headers.body(record),
                headers);
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
