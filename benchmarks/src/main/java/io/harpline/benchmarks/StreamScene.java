package io.harpline.benchmarks;

import io.harpline.benchmarks.archive.ArchiveWriter;
import io.harpline.benchmarks.archive.History;
import io.harpline.benchmarks.server.ProcessFigures;
import io.harpline.benchmarks.server.StreamServers;
import io.harpline.benchmarks.streams.Latency;
import io.harpline.benchmarks.streams.LiveKeys;
import io.harpline.benchmarks.streams.Progress;
import io.harpline.benchmarks.streams.StreamTopics;
import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/// A broker with an archive, and programs that read it, one at a time.
final class StreamScene implements AutoCloseable {

    private static final String PREFIX = "bench-";

    private static final List<TopicDeclaration> OUTPUTS =
            List.of(Topics.OUTCOMES, Topics.EVENTS, Topics.STATE, Topics.QUARANTINE);

    // Of each partition of an output, so that no disk is filled.
    private static final Map<String, String> LITTLE =
            Map.of("retention.bytes", Integer.toString(256 << 20), "segment.bytes", Integer.toString(64 << 20));

    // Longer than its log.cleaner.backoff.ms; what else it waits for is set in StreamServers.
    private static final Duration CLEANER_RESTS = Duration.ofSeconds(20);

    private final Path directory;
    private final EmbeddedBroker broker;
    private final Admin admin;
    private final StreamTopics topics;
    private final StreamServers servers;
    private int readers;

    /// A broker of its own, and nothing in it.
    StreamScene(StreamOptions options) throws IOException {
        Files.createDirectories(options.out());
        this.directory = Workplace.open();
        this.broker = EmbeddedBroker.startForLoad(directory.resolve("kafka"));
        this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        this.topics = new StreamTopics(admin, options.partitions);
        this.servers = new StreamServers(
                CommonOptions.home(), directory, broker.bootstrapServers(), options.threads, options.recordings());
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /// Makes the archive longer.
    void append(History history, long notifications) throws ExecutionException, InterruptedException {
        topics.create(List.of(Topics.NOTIFICATIONS), "", Map.of());
        new ArchiveWriter(bootstrapServers()).append(() -> history.record(history.next()), notifications);
    }

    /// What the archive takes of the disk.
    long archiveBytes() throws IOException {
        return DiskUsage.of(directory.resolve("kafka"), Topics.NOTIFICATIONS.name());
    }

    /// Returns once Kafka has compacted the changelogs: nothing is written any more, and nothing was removed for longer
    /// than
    /// its cleaner rests. In a horizon of seconds it falls behind, as it does not in one of days.
    void awaitCompaction() throws IOException, InterruptedException {
        long size = -1;
        for (long now = changelogBytes(); now != size; now = changelogBytes()) {
            size = now;
            Thread.sleep(CLEANER_RESTS);
        }
    }

    private long changelogBytes() throws IOException {
        return DiskUsage.of(directory.resolve("kafka"), "-changelog");
    }

    /// What all topics together take of it.
    long brokerBytes() throws IOException {
        return DiskUsage.of(directory.resolve("kafka"), "");
    }

    /// transform-streams, which has read nothing yet.
    Reader transform() throws IOException, ExecutionException, InterruptedException {
        String id = fresh();
        topics.create(OUTPUTS, outputs(id), LITTLE);
        return reader(id, state -> servers.transform(id, state, outputs(id)));
    }

    /// The same for the topology that only reads and writes.
    Reader passThrough() throws IOException, ExecutionException, InterruptedException {
        String id = fresh();
        topics.create(List.of(Topics.EVENTS), outputs(id), LITTLE);
        return reader(id, state -> servers.passThrough(id, state, outputs(id) + Topics.EVENTS.name()));
    }

    /// The latency until transform-streams' newest events are read.
    Latency latency() {
        return new Latency(bootstrapServers(), outputs(PREFIX + readers) + Topics.EVENTS.name());
    }

    /// The alerts that transform-streams remembers.
    LiveKeys alerts() {
        return new LiveKeys(bootstrapServers(), outputs(PREFIX + readers) + Topics.STATE.name());
    }

    /// Another application id, after all that the one before has written is removed.
    private String fresh() throws ExecutionException, InterruptedException {
        topics.delete(name -> name.startsWith(PREFIX));
        readers++;
        return PREFIX + readers;
    }

    private Reader reader(String id, Reader.Launch launch) throws IOException, InterruptedException {
        return new Reader(launch, directory.resolve(id), new Progress(admin, id), new ProcessFigures(broker.pid()));
    }

    private static String outputs(String id) {
        return id + ".";
    }

    @Override
    public void close() throws IOException {
        admin.close();
        broker.close();
        Workplace.delete(directory);
    }
}
