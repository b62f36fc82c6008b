package io.harpline.operator.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.operator.domain.Letter;
import io.harpline.operator.domain.RedrivePlan;
import io.harpline.operator.domain.Summary;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.DeadLetters;
import io.harpline.operator.kafka.Writer;
import io.harpline.operator.terminal.Progress;
import io.harpline.schemas.harp.Replay;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.operation.Operation;
import io.harpline.schemas.operation.Operation.State;
import io.harpline.schemas.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Sends the letters of a plan, one after the other, and follows what the sink makes of them. Its manifest is written
/// before the first and after the last, however it ends.
///
/// ```
/// harp.dead-letters.v1 ──▶ Redrive ──▶ harp.replay.v1 ──▶ harp-sink ──▶ Harp
///                             ▲                               │
///                             └────── harp.receipts.v1 ◀──────┘
/// ```
public final class Redrive implements AutoCloseable {

    private final DeadLetters letters;
    private final Followed sink;
    private final Writer writer;
    private final RedrivePlan plan;
    private final Operation operation;
    private final Pace pace;
    private final Progress progress;
    private long sent;

    /// @param operation as it starts
    /// @param rate letters a second
    public Redrive(Cluster cluster, RedrivePlan plan, Operation operation, int rate, Progress progress) {
        this.letters = new DeadLetters(cluster);
        this.sink = new Followed(cluster, rate);
        this.writer = new Writer(cluster);
        this.plan = plan;
        this.operation = operation;
        this.pace = new Pace(rate, Optional.of(sink), progress);
        this.progress = progress;
    }

    /// Returns once all is sent and answered, or nothing more is to be expected.
    public Summary run(Interruption interruption) {
        manifest(operation);
        try {
            sendAll(interruption);
            sink.awaitAnswers(interruption);
        } finally {
            progress.end();
            State state = summary().left() == 0 ? State.FINISHED : State.INTERRUPTED;
            manifest(operation.ended(state, Instant.now(), summary().counts()));
        }
        return summary();
    }

    private Summary summary() {
        return new Summary(plan.skipped(), sent, plan.toSend().size() - sent, sink.results());
    }

    private void sendAll(Interruption interruption) {
        List<Letter> all = plan.toSend();
        for (Letter letter : all) {
            if (!pace.awaitTurn(interruption)) {
                return;
            }
            send(letter);
            pace.sent(1);
            progress.show("sent again", sent, all.size());
        }
    }

    /// Where its event was, number by number: that is the partition of its alert for the sink.
    private void send(Letter letter) {
        var record = letters.at(letter.place());
        RecordHeaders headers = new RecordHeaders(record.headers().toArray());
        letter.cause().redriven().writeTo(headers);
        new Replay(operation.operationId(), operation.requestedBy(), letter.mode()).writeTo(headers);
        sink.expect(writer.write(new ProducerRecord<>(
                Topics.REPLAY.name(), letter.cause().origin().partition(), record.key(), record.value(), headers)));
        sent++;
    }

    private void manifest(Operation now) {
        writer.write(
                new ProducerRecord<>(Topics.OPERATIONS.name(), now.operationId().getBytes(UTF_8), Json.bytes(now)));
    }

    @Override
    public void close() {
        writer.close();
        sink.close();
        letters.close();
    }
}
