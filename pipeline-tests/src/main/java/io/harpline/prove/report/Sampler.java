package io.harpline.prove.report;

import static io.harpline.schemas.topic.Topics.EVENTS;
import static io.harpline.schemas.topic.Topics.NOTIFICATIONS;
import static io.harpline.schemas.topic.Topics.REPLAY;

import io.harpline.prove.load.Progress;
import io.harpline.prove.load.Senders;
import io.harpline.prove.stack.Member;
import io.harpline.prove.stack.ProvedStack;
import io.harpline.schemas.json.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Takes a [Sample] each second, also while brokers or services are down, and appends it to a file of JSON lines.
public final class Sampler implements AutoCloseable {

    private final Supplier<List<Member>> members;
    private final Supplier<Progress> progress;
    private final GroupLags lags;
    private final SpoolGauge spools = new SpoolGauge();
    private final OutputStream file;
    private final List<Sample> samples = new ArrayList<>();
    // Kafka may take seconds to say that it does not answer: samples do not wait for that.
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("sampler-", 1).factory());
    private volatile Backlog backlog = Backlog.UNKNOWN;
    private @Nullable IOException unwritten;

    /// Begins.
    ///
    /// @param bootstrapServers behind no link
    Sampler(String bootstrapServers, Supplier<List<Member>> members, Supplier<Progress> progress, Path file)
            throws IOException {
        this.members = members;
        this.progress = progress;
        this.lags = new GroupLags(bootstrapServers);
        this.file = new BufferedOutputStream(Files.newOutputStream(file));
        var _ = threads.scheduleWithFixedDelay(this::lookAtBacklog, 0, 1, TimeUnit.SECONDS);
        // None close upon one that came late: a rate between the two would say nothing.
        var _ = threads.scheduleWithFixedDelay(this::sample, 1, 1, TimeUnit.SECONDS);
    }

    /// Begins to look at a stack and those who send to it.
    public static Sampler start(ProvedStack stack, Senders senders, Path file) throws IOException {
        return new Sampler(stack.bootstrapServers(), stack::members, senders::progress, file);
    }

    /// The newest; null before the first.
    public synchronized @Nullable Sample latest() {
        return samples.isEmpty() ? null : samples.getLast();
    }

    /// All so far.
    public synchronized List<Sample> samples() {
        return List.copyOf(samples);
    }

    /// Ends it.
    ///
    /// @throws IOException if samples could not be written
    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        try {
            if (threads.awaitTermination(10, TimeUnit.SECONDS)) {
                lags.close();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        spools.close();
        synchronized (this) {
            file.close();
            if (unwritten != null) {
                throw unwritten;
            }
        }
    }

    private void lookAtBacklog() {
        try {
            backlog = new Backlog(
                    lags.of("harpline-transform", List.of(NOTIFICATIONS.name())),
                    lags.of("harp-sink", List.of(EVENTS.name(), REPLAY.name())),
                    spooled());
        } catch (InterruptedException | RuntimeException notNow) {
            backlog = Backlog.UNKNOWN;
        }
    }

    /// In all ingests; of one that is dead, nobody knows.
    private long spooled() throws InterruptedException {
        long sum = 0;
        for (Member member : members.get()) {
            if (member.service().equals("ingest")) {
                long records = member.isAlive() && member.http().isPresent()
                        ? spools.records(member.http().get())
                        : SpoolGauge.UNKNOWN;
                if (records == SpoolGauge.UNKNOWN) {
                    return SpoolGauge.UNKNOWN;
                }
                sum += records;
            }
        }
        return sum;
    }

    private void sample() {
        Progress now = progress.get();
        Backlog waiting = backlog;
        Map<String, Sample.Figures> processes = new TreeMap<>();
        for (Member member : members.get()) {
            if (member.isAlive()) {
                processes.put(member.name(), ProcessFigures.of(member.pid()));
            }
        }
        add(new Sample(
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                now.sent(),
                now.accepted(),
                now.refused(),
                now.unanswered(),
                now.p50Millis(),
                now.p99Millis(),
                waiting.transform(),
                waiting.sink(),
                waiting.spooled(),
                processes));
    }

    private synchronized void add(Sample sample) {
        samples.add(sample);
        try {
            file.write(Json.bytes(sample));
            file.write('\n');
            file.flush();
        } catch (IOException diskFull) {
            unwritten = diskFull;
        }
    }
}
