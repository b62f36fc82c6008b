package io.harpline.operator.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.Outcome;
import io.harpline.operator.domain.ReplayPlan;
import io.harpline.operator.domain.ReplayPlan.Head;
import io.harpline.operator.domain.ReplayPlan.Line;
import io.harpline.operator.domain.ReplayProgress;
import io.harpline.operator.domain.ReplaySummary;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.DeliveredNow;
import io.harpline.operator.kafka.PlannedEvents;
import io.harpline.operator.kafka.Transaction;
import io.harpline.operator.redrive.Followed;
import io.harpline.operator.redrive.Interruption;
import io.harpline.operator.redrive.Pace;
import io.harpline.operator.replay.PlanFile.Lines;
import io.harpline.operator.terminal.Progress;
import io.harpline.schemas.harp.Replay;
import io.harpline.schemas.operation.Operation;
import io.harpline.schemas.operation.Operation.State;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Carries out a plan, each of its events once, however often it is interrupted: what is sent and how far the plan is
/// then are written in one transaction. There is one run of a plan at a time: the next one first ends its predecessor,
/// and looks how far that came only then.
///
/// ```
/// alerts.events.v1 ──┐                     ┌──▶ harp.replay.v1, or a consumer's own topic
///         the plan ──┴─▶ Replaying ──one───┤
/// harp.delivered.v1 ───▶     transaction   └──▶ harpline.operations.v1: so far
/// ```
public final class Replaying implements AutoCloseable {

    private static final String TRANSACTIONAL_ID = "harpline-replay-";
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_RECORDS = 100;
    private static final int BATCHES_A_SECOND = 4;

    private final Cluster cluster;
    private final PlanFile file;
    private final ReplayPlan plan;
    private final Operation operation;
    private final Progress progress;
    private final Transaction transaction;
    private final PlannedEvents events;
    private final Optional<DeliveredNow> delivered;
    private final Optional<Followed> sink;
    private ReplayProgress before = ReplayProgress.NONE;
    private ReplayProgress now = ReplayProgress.NONE;
    private Map<String, Long> heardBefore = Map.of();

    /// Ends the predecessor, if there is one.
    ///
    /// @param plan as it was checked
    /// @param operation as it starts
    /// @throws ExpectedFailure if Kafka does not allow it
    public Replaying(Cluster cluster, PlanFile file, ReplayPlan plan, Operation operation, Progress progress) {
        this.cluster = cluster;
        this.file = file;
        this.plan = plan;
        this.operation = operation;
        this.progress = progress;
        this.transaction =
                Transaction.begin(cluster, TRANSACTIONAL_ID + plan.head().plan(), LONGEST);
        this.events = new PlannedEvents(cluster);
        boolean toHarp = plan.head().ownTopic().isEmpty();
        this.delivered = toHarp ? Optional.of(new DeliveredNow(cluster)) : Optional.empty();
        this.sink = toHarp ? Optional.of(new Followed(cluster, plan.head().rate())) : Optional.empty();
    }

    /// Returns once all is sent and, by Harp, answered, or it was interrupted.
    ///
    /// @throws ExpectedFailure if another run has taken over, or it could not be finished
    public ReplaySummary run(Interruption interruption) {
        Journal journal = Journal.of(cluster, plan.head());
        before = journal.progress();
        now = before;
        heardBefore = journal.answers();
        if (journal.isFinished()) {
            return summary();
        }
        Operation begun = journal.begun().orElse(operation);
        commit(List.of(Journal.record(operation)));
        try (Lines lines = file.lines(plan.sha256(), before.done())) {
            sendAll(lines, begun, interruption);
        } finally {
            progress.end();
        }
        sink.ifPresent(its -> its.awaitAnswers(interruption));
        ReplaySummary summary = summary();
        State end = summary.left() == 0 ? State.FINISHED : State.INTERRUPTED;
        commit(List.of(Journal.record(begun.ended(end, Instant.now(), summary.counts()))));
        return summary;
    }

    private ReplaySummary summary() {
        return new ReplaySummary(
                plan.sum().events(),
                before,
                now,
                heardBefore,
                sink.map(Followed::results).orElse(Map.of()),
                sink.isPresent());
    }

    private void sendAll(Lines lines, Operation begun, Interruption interruption) {
        Head head = plan.head();
        Pace pace = new Pace(head.rate(), sink, progress);
        long batch = Math.clamp(head.rate() / BATCHES_A_SECOND, 1, MOST_RECORDS);
        while (now.done() < plan.sum().events() && pace.awaitTurn(interruption)) {
            long count = Math.min(batch, plan.sum().events() - now.done());
            pace.sent(send(lines, count, begun));
            progress.show("done", now.done(), plan.sum().events());
        }
    }

    /// Returns how many were sent.
    private int send(Lines lines, long count, Operation begun) {
        List<Outcome> outcomes = new ArrayList<>();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (Line line : lines.next(count)) {
            outcomes.add(outcome(line, records));
        }
        ReplayProgress next = now.and(outcomes);
        int sent = records.size();
        records.add(Journal.record(begun.underWay(next.counts())));
        List<RecordMetadata> written = commit(records);
        now = next;
        sink.ifPresent(its -> written.subList(0, sent).forEach(its::expect));
        return sent;
    }

    private Outcome outcome(Line line, List<ProducerRecord<byte[], byte[]>> records) {
        Optional<ConsumerRecord<byte[], byte[]>> event = events.at(line);
        if (event.isEmpty()) {
            return Outcome.GONE;
        }
        delivered.ifPresent(its -> its.look(line.partition()));
        long newest = delivered.map(its -> its.newest(line.alert())).orElse(-1L);
        Outcome outcome = Outcome.of(line.effect(), line.version(), newest);
        if (outcome == Outcome.SENT) {
            records.add(record(event.get(), line));
        }
        return outcome;
    }

    /// The event as it is, in the partition of its number. Harp's topic keeps records for a week by their timestamps,
    /// so there the time is that of sending; the event's own is in its headers and its value.
    private ProducerRecord<byte[], byte[]> record(ConsumerRecord<byte[], byte[]> event, Line line) {
        Head head = plan.head();
        RecordHeaders headers = new RecordHeaders(event.headers().toArray());
        new Replay(head.plan(), operation.requestedBy(), line.effect().mode(head.mode())).writeTo(headers);
        TextHeaders.setOrigin(headers, new Origin(event.topic(), event.partition(), event.offset()));
        return new ProducerRecord<>(
                head.ownTopic().orElse(Topics.REPLAY.name()),
                line.partition(),
                head.ownTopic().isPresent() ? event.timestamp() : null,
                line.alert().getBytes(UTF_8),
                event.value(),
                headers);
    }

    private List<RecordMetadata> commit(List<ProducerRecord<byte[], byte[]>> records) {
        List<RecordMetadata> written = transaction.send(records);
        try {
            transaction.next();
        } catch (KafkaException unheard) {
            throw new ExpectedFailure(
                    "it is not known whether the last events were sent; call it again, which finds out: "
                            + unheard.getMessage());
        }
        return written;
    }

    @Override
    public void close() {
        transaction.close();
        events.close();
        delivered.ifPresent(DeliveredNow::close);
        sink.ifPresent(Followed::close);
    }
}
