package io.harpline.operator.replay;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.Period;
import io.harpline.operator.domain.ReplayPlan;
import io.harpline.operator.domain.ReplayPlan.Head;
import io.harpline.operator.domain.ReplayPlan.Line;
import io.harpline.operator.domain.ReplayTally;
import io.harpline.operator.kafka.AtOnce;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Sink;
import io.harpline.operator.replay.PartitionPlanning.Planned;
import io.harpline.operator.terminal.Progress;
import io.harpline.operator.verify.Span;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Topics;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Makes a plan, partition by partition and two at a time at most: so it needs memory for the alerts of those, and
/// no more however many events or processors there are.
public final class Planning {

    private static final int MOST_AT_ONCE = 2;
    private static final int BUFFER = 64 << 10;
    private static final ObjectWriter LINES = Json.MAPPER
            .writerFor(Line.class)
            .withRootValueSeparator("\n")
            .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);

    private final Cluster cluster;
    private final Request request;
    private final Progress progress;
    private final LongAdder read = new LongAdder();

    public Planning(Cluster cluster, Request request, Progress progress) {
        this.cluster = cluster;
        this.request = request;
        this.progress = progress;
    }

    /// Makes it and writes it there.
    ///
    /// @throws ExpectedFailure if the topics cannot be read, or the file cannot be written
    public ReplayPlan writeTo(Path file) {
        List<Path> parts = new ArrayList<>();
        try {
            ReplayTally tally = new ReplayTally();
            List<Long> ends = new ArrayList<>();
            Path directory = Objects.requireNonNullElse(file.getParent(), Path.of(""));
            for (Planned planned : planAll(directory, parts)) {
                tally.add(planned.tally());
                ends.add(planned.end());
            }
            return new PlanFile(file).write(head(ends), parts, tally.sum());
        } catch (IOException | UncheckedIOException unwritable) {
            throw new ExpectedFailure(file + " cannot be written: " + unwritable.getMessage());
        } finally {
            parts.forEach(Planning::delete);
        }
    }

    private Head head(List<Long> ends) {
        return new Head(
                request.id(),
                ReplayPlan.FORMAT,
                Instant.now(),
                request.requestedBy(),
                cluster.describe(Topics.EVENTS.name()).topicId().toString(),
                request.selection().words(),
                request.ownTopic().orElse(null),
                request.create(),
                request.mode(),
                request.rate(),
                ends);
    }

    private Collection<Planned> planAll(Path directory, List<Path> parts) throws IOException {
        // Before all else is read: what the sink finishes meanwhile then counts as not finished.
        Map<TopicPartition, Long> committed = new Sink(cluster).committed();
        Optional<Instant> from =
                Optional.of(request.selection().period().from()).filter(time -> !time.equals(Period.ALWAYS.from()));
        Span span = Span.of(cluster, Topics.EVENTS, from);
        for (int number = 0; number < span.ends().size(); number++) {
            parts.add(Files.createTempFile(directory, ".replay-", ".part"));
        }
        Map<Integer, Planned> planned = new ConcurrentSkipListMap<>();
        AtomicInteger next = new AtomicInteger();
        List<Callable<Boolean>> readers = Collections.nCopies(Math.min(MOST_AT_ONCE, AtOnce.MOST), () -> {
            try (var consumer = cluster.consumerOfOne()) {
                for (int own = next.getAndIncrement(); own < parts.size(); own = next.getAndIncrement()) {
                    long start = span.starts().getOrDefault(new TopicPartition(Topics.EVENTS.name(), own), 0L);
                    planned.put(own, plan(consumer, own, parts.get(own), committed, start));
                }
                return true;
            }
        });
        AtOnce.run(readers, () -> progress.show("read", read.sum(), span.length()));
        progress.show("read", read.sum(), read.sum());
        progress.end();
        return planned.values();
    }

    private Planned plan(
            KafkaConsumer<byte[], byte[]> consumer,
            int number,
            Path part,
            Map<TopicPartition, Long> committed,
            long start) {
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(part), BUFFER);
                SequenceWriter lines = LINES.writeValues(file)) {
            Planned planned = new PartitionPlanning(cluster, consumer, request, number, lines::write)
                    .plan(committed, start, read);
            if (planned.tally().sum().events() > 0) {
                lines.flush();
                file.write('\n');
            }
            return planned;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException left) {
            // A small file is left over.
        }
    }
}
