package io.harpline.operator.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.operator.domain.Letter;
import io.harpline.operator.domain.RedrivePlan;
import io.harpline.operator.domain.Restraint;
import io.harpline.operator.domain.Summary;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.DeadLetters;
import io.harpline.operator.kafka.Sink;
import io.harpline.operator.kafka.Writer;
import io.harpline.operator.terminal.Progress;
import io.harpline.schemas.harp.Replay;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.operation.Operation;
import io.harpline.schemas.operation.Operation.State;
import io.harpline.schemas.topic.Topics;
import java.time.Duration;
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

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration TO_BE_ANSWERED = Duration.ofSeconds(10);
    private static final int SECONDS_OF_UNANSWERED = 5;

    private final DeadLetters letters;
    private final Answers answers;
    private final Writer writer;
    private final Sink sink;
    private final RedrivePlan plan;
    private final Operation operation;
    private final long nanosBetween;
    private final Restraint restraint;
    private final Progress progress;
    private Optional<String> told = Optional.empty();
    private long nextLook = System.nanoTime();
    private long sent;

    /// @param operation as it starts
    /// @param rate letters a second
    public Redrive(Cluster cluster, RedrivePlan plan, Operation operation, int rate, Progress progress) {
        this.letters = new DeadLetters(cluster);
        this.answers = new Answers(cluster);
        this.writer = new Writer(cluster);
        this.sink = new Sink(cluster);
        this.plan = plan;
        this.operation = operation;
        this.nanosBetween = Duration.ofSeconds(1).toNanos() / rate;
        this.restraint = new Restraint((long) SECONDS_OF_UNANSWERED * rate);
        this.progress = progress;
    }

    /// Returns once all is sent and answered, or nothing more is to be expected.
    public Summary run(Interruption interruption) {
        manifest(operation);
        try {
            sendAll(interruption);
            awaitAnswers(interruption);
        } finally {
            progress.end();
            State state = summary().left() == 0 ? State.FINISHED : State.INTERRUPTED;
            manifest(operation.ended(state, Instant.now(), summary().counts()));
        }
        return summary();
    }

    private Summary summary() {
        return new Summary(plan.skipped(), sent, plan.toSend().size() - sent, answers.results());
    }

    private void sendAll(Interruption interruption) {
        List<Letter> all = plan.toSend();
        long turn = System.nanoTime();
        for (Letter letter : all) {
            if (!awaitTurn(turn, interruption)) {
                return;
            }
            send(letter);
            progress.show("sent again", sent, all.size());
            // After a pause there is nothing to catch up with.
            turn = Math.max(turn + nanosBetween, System.nanoTime());
        }
    }

    /// Returns whether it has come.
    private boolean awaitTurn(long turn, Interruption interruption) {
        boolean held = false;
        while (!interruption.isAsked()) {
            long left = Math.clamp(turn - System.nanoTime(), 0, TICK.toNanos());
            answers.listen(held ? TICK : Duration.ofNanos(left));
            if (System.nanoTime() - nextLook >= 0) {
                restraint.look(sink.liveLag());
                nextLook = System.nanoTime() + BETWEEN_LOOKS.toNanos();
            }
            Optional<String> why = restraint.why(answers.open());
            held = why.isPresent();
            tell(why);
            if (!held && System.nanoTime() - turn >= 0) {
                return true;
            }
        }
        return false;
    }

    private void tell(Optional<String> why) {
        if (why.isPresent() != told.isPresent()) {
            progress.say(why.map(reason -> "waiting: " + reason).orElse("going on"));
        }
        told = why;
    }

    /// Where its event was, number by number: that is the partition of its alert for the sink.
    private void send(Letter letter) {
        var record = letters.at(letter.place());
        RecordHeaders headers = new RecordHeaders(record.headers().toArray());
        letter.cause().redriven().writeTo(headers);
        new Replay(operation.operationId(), operation.requestedBy(), Replay.Mode.REDRIVE).writeTo(headers);
        var written = writer.write(new ProducerRecord<>(
                Topics.REPLAY.name(), letter.cause().origin().partition(), record.key(), record.value(), headers));
        sent++;
        answers.expect(written.partition(), written.offset());
    }

    private void awaitAnswers(Interruption interruption) {
        int open = answers.open();
        long deadline = System.nanoTime() + TO_BE_ANSWERED.toNanos();
        while (open > 0 && !interruption.isAsked() && System.nanoTime() < deadline) {
            answers.listen(TICK);
            if (answers.open() < open) {
                open = answers.open();
                deadline = System.nanoTime() + TO_BE_ANSWERED.toNanos();
            }
        }
    }

    private void manifest(Operation now) {
        writer.write(
                new ProducerRecord<>(Topics.OPERATIONS.name(), now.operationId().getBytes(UTF_8), Json.bytes(now)));
    }

    @Override
    public void close() {
        writer.close();
        answers.close();
        letters.close();
    }
}
