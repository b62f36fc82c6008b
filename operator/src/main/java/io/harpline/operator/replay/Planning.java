package io.harpline.operator.replay;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.Period;
import io.harpline.operator.domain.ReplayPlan;
import io.harpline.operator.domain.ReplayPlan.Head;
import io.harpline.operator.domain.ReplayTally;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.replay.PartitionPlanning.Planned;
import io.harpline.operator.terminal.Progress;
import io.harpline.operator.verify.Span;
import io.harpline.schemas.topic.Topics;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.TopicPartition;

/// Makes a plan, partition by partition and two at a time: so it needs memory for the alerts of two, and no more
/// however
/// many events there are.
public final class Planning {

    private static final int AT_ONCE = 2;
    private static final long MILLIS_BETWEEN_LINES = 250;
    private static final int BUFFER = 64 << 10;

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

    private List<Planned> planAll(Path directory, List<Path> parts) throws IOException {
        Optional<Instant> from =
                Optional.of(request.selection().period().from()).filter(time -> !time.equals(Period.ALWAYS.from()));
        Span span = Span.of(cluster, Topics.EVENTS, from);
        ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Planned>> futures = new ArrayList<>();
            for (int number = 0; number < span.ends().size(); number++) {
                Path part = Files.createTempFile(directory, ".replay-", ".part");
                parts.add(part);
                int own = number;
                long start = span.starts().getOrDefault(new TopicPartition(Topics.EVENTS.name(), number), 0L);
                futures.add(readers.submit(() -> plan(own, start, part)));
            }
            List<Planned> planned = new ArrayList<>();
            for (Future<Planned> future : futures) {
                planned.add(await(future, span.length()));
            }
            progress.show("read", read.sum(), read.sum());
            progress.end();
            return planned;
        } finally {
            readers.shutdownNow();
        }
    }

    private Planned plan(int number, long start, Path part) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), BUFFER)) {
            return new PartitionPlanning(cluster, request, number, out).plan(start, read);
        }
    }

    private Planned await(Future<Planned> future, long all) {
        while (true) {
            try {
                return future.get(MILLIS_BETWEEN_LINES, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                progress.show("read", read.sum(), all);
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof RuntimeException why) {
                    throw why;
                }
                throw new UncheckedIOException(new IOException(failed.getCause()));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new ExpectedFailure("interrupted");
            }
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
