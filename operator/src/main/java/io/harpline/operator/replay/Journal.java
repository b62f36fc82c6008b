package io.harpline.operator.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.operator.domain.ReplayPlan.Head;
import io.harpline.operator.domain.ReplayProgress;
import io.harpline.operator.domain.ReplaySummary;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Reading;
import io.harpline.operator.verify.Span;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.operation.Operation;
import io.harpline.schemas.operation.Operation.State;
import io.harpline.schemas.topic.Topics;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// How far a plan is carried out, as `harpline.operations.v1` has it under the plan's id.
public final class Journal {

    private @Nullable Operation first;
    private ReplayProgress progress = ReplayProgress.NONE;
    private Map<String, Long> answers = Map.of();
    private boolean finished;

    private Journal() {}

    /// As of now.
    public static Journal of(Cluster cluster, Head plan) {
        Journal journal = new Journal();
        byte[] key = plan.plan().getBytes(UTF_8);
        Span span = Span.of(cluster, Topics.OPERATIONS, Optional.of(plan.plannedAt()));
        try (var consumer = cluster.consumer()) {
            new Reading(consumer, span.starts(), span.ends()).forEach(record -> {
                if (Arrays.equals(record.key(), key)) {
                    journal.take(record.value());
                }
            });
        }
        return journal;
    }

    /// How far it is.
    public ReplayProgress progress() {
        return progress;
    }

    /// Whether the last run has told its end, and left nothing.
    public boolean isFinished() {
        return finished;
    }

    /// How many receipts the runs so far have heard of with which result, as the last one has told that came to its
    /// end.
    public Map<String, Long> answers() {
        return answers;
    }

    /// When it was begun first and by whom; empty where it was not.
    public Optional<Operation> begun() {
        return Optional.ofNullable(first);
    }

    static ProducerRecord<byte[], byte[]> record(Operation operation) {
        return new ProducerRecord<>(
                Topics.OPERATIONS.name(), operation.operationId().getBytes(UTF_8), Json.bytes(operation));
    }

    /// All of them stand in one partition, in order.
    private void take(byte[] value) {
        try {
            Operation operation = Json.read(value, Operation.class);
            first = first == null ? operation : first;
            finished |= operation.state() == State.FINISHED;
            if (operation.state() == State.UNDER_WAY) {
                progress = ReplayProgress.of(operation.counts());
            } else if (operation.state() != State.STARTED) {
                answers = ReplaySummary.answers(operation.counts());
            }
        } catch (UncheckedIOException notOurs) {
            // Nobody's operation.
        }
    }
}
