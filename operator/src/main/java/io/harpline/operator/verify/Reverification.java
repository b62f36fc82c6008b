package io.harpline.operator.verify;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.Judgement.Genuine;
import io.harpline.operator.domain.UnverifiedTally;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.move.Moving;
import io.harpline.operator.redrive.Interruption;
import io.harpline.operator.terminal.Progress;
import io.harpline.operator.verify.Unverified.Found;
import io.harpline.schemas.operation.Operation;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Moves what is genuine from `gardin.unverified.v1` into the archive, each ingest-id once. There is one at a time: the
/// next one first ends its predecessor, wherever that is, and looks at the archive only then.
///
/// ```
/// end the predecessor ─▶ read unverified, judge ─▶ read the archive: which of them has it? ─▶ move the rest
/// ```
public final class Reverification implements AutoCloseable {

    /// Whoever uses it ends the one who did before.
    static final String TRANSACTIONAL_ID = "harpline-reverify";

    private final Unverified unverified;
    private final Moving moving;

    /// Ends the predecessor, if there is one.
    ///
    /// @param operation as it starts
    /// @throws ExpectedFailure if Kafka does not allow it
    public Reverification(Cluster cluster, Unverified unverified, Operation operation, Progress progress) {
        this.unverified = unverified;
        this.moving = new Moving(cluster, TRANSACTIONAL_ID, operation, progress);
    }

    /// Returns once all are moved that are genuine, or it was interrupted.
    ///
    /// @throws ExpectedFailure if another one has taken over, or it could not be finished
    public UnverifiedTally run(Interruption interruption) {
        Found found = unverified.find();
        moving.run(
                found.tally(),
                interruption,
                archive -> unverified.forEach(found.span(), interruption::isAsked, (record, judgement) -> {
                    if (judgement instanceof Genuine genuine && found.toMove().remove(genuine.ingestId())) {
                        archive.accept(archived(record, genuine));
                    }
                }));
        return found.tally();
    }

    /// As ingest would have written it, and where it comes from.
    private static ProducerRecord<byte[], byte[]> archived(ConsumerRecord<byte[], byte[]> record, Genuine genuine) {
        RecordHeaders headers = new RecordHeaders(record.headers().toArray());
        TextHeaders.set(headers, HeaderNames.KEY_ID, genuine.key().id());
        return Moving.archived(record, genuine.recordKey(), genuine.receivedAt(), headers);
    }

    @Override
    public void close() {
        moving.close();
    }
}
