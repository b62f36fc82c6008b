package io.harpline.operator.redrive;

import io.harpline.operator.domain.Restraint;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Sink;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.RecordMetadata;

/// The sink, and what it makes of what it is sent through `harp.replay.v1`.
public final class Followed implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration TO_BE_ANSWERED = Duration.ofSeconds(10);
    private static final int SECONDS_OF_UNANSWERED = 5;

    private final Answers answers;
    private final Sink sink;
    private final Restraint restraint;
    private long nextLook = System.nanoTime();

    /// From now on.
    ///
    /// @param rate how many it is sent a second
    public Followed(Cluster cluster, int rate) {
        this.answers = new Answers(cluster);
        this.sink = new Sink(cluster);
        this.restraint = new Restraint((long) SECONDS_OF_UNANSWERED * rate);
    }

    /// Counts on a receipt of the record that was written there.
    public void expect(RecordMetadata written) {
        answers.expect(written.partition(), written.offset());
    }

    /// Takes notice of what has come, and waits so long where nothing has.
    public void listen(Duration longest) {
        answers.listen(longest);
        if (System.nanoTime() - nextLook >= 0) {
            restraint.look(sink.liveLag());
            nextLook = System.nanoTime() + BETWEEN_LOOKS.toNanos();
        }
    }

    /// Why nothing more should be sent now; empty if there is no reason.
    public Optional<String> whyToWait() {
        return restraint.why(answers.open());
    }

    /// Waits for the receipts that have not come, as long as some do.
    public void awaitAnswers(Interruption interruption) {
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

    /// How many receipts have come, by what they say, in the order of that.
    public Map<String, Long> results() {
        return answers.results();
    }

    @Override
    public void close() {
        answers.close();
    }
}
