package io.harpline.benchmarks;

import io.harpline.benchmarks.archive.ArchiveWriter;
import io.harpline.benchmarks.archive.Archived;
import io.harpline.benchmarks.archive.History;
import io.harpline.benchmarks.replay.BareReaderMain;
import io.harpline.benchmarks.replay.HalfDelivered;
import io.harpline.benchmarks.server.Ended;
import io.harpline.benchmarks.server.ProcessFigures;
import io.harpline.benchmarks.server.StreamServers;
import io.harpline.benchmarks.streams.Progress;
import io.harpline.benchmarks.streams.StreamTopics;
import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// A broker with an archive of signed notifications, what transform-streams has made of them, and commands that read
/// it.
final class ReplayScene implements AutoCloseable {

    /// One in so many is not as it was signed.
    private static final int ONE_ALTERED = 10_007;

    private static final String APPLICATION = "harpline-transform";

    private final ReplayOptions options;
    private final Path directory;
    private final EmbeddedBroker broker;
    private final Admin admin;
    private final Path keys;
    private final Reader transform;
    private final HalfDelivered delivered;
    private long written;
    private long altered;
    private @Nullable AlertKey oldest;
    private @Nullable AlertKey newest;

    /// A broker of its own, and nothing in its archive.
    ReplayScene(ReplayOptions options) throws IOException, ExecutionException, InterruptedException {
        Files.createDirectories(options.out());
        this.options = options;
        this.directory = Workplace.open();
        this.broker = EmbeddedBroker.startForLoad(directory.resolve("kafka"));
        this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        new StreamTopics(admin, options.partitions).create(Topics.ALL, "", Map.of());
        this.keys = directory.resolve("keys");
        Files.writeString(
                Files.createDirectories(keys.resolve(Archived.SOURCE)).resolve(Archived.KEY_ID), Archived.SECRET);
        StreamServers servers = new StreamServers(
                CommonOptions.home(), directory, broker.bootstrapServers(), options.threads, options.recordings());
        this.transform = new Reader(
                state -> servers.transform(APPLICATION, state, ""),
                directory.resolve("state"),
                new Progress(admin, APPLICATION),
                new ProcessFigures(broker.pid()));
        this.delivered = new HalfDelivered(admin, broker.bootstrapServers());
    }

    /// Makes the archive so long, and waits until transform-streams has read it.
    void grow(History history, long notifications) throws IOException, ExecutionException, InterruptedException {
        long more = notifications - written;
        new ArchiveWriter(broker.bootstrapServers()).append(() -> next(history), more);
        transform.read(written, written + 1, notifications);
        written = notifications;
        delivered.advance(options.partitions);
    }

    private ProducerRecord<byte[], byte[]> next(History history) {
        Archived notification = history.next();
        newest = notification.key();
        if (oldest == null) {
            oldest = newest;
        }
        ProducerRecord<byte[], byte[]> record = history.record(notification);
        if (history.count() % ONE_ALTERED == 0) {
            altered++;
            record.value()[record.value().length - 1] = ' ';
        }
        return record;
    }

    Ended bare(TopicDeclaration topic) throws IOException, InterruptedException {
        Path built = CommonOptions.home().resolve("benchmarks/target");
        return Ended.run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        built.resolve("classes") + File.pathSeparator + built.resolve("lib/*"),
                        BareReaderMain.class.getName(),
                        broker.bootstrapServers(),
                        topic.name()),
                directory);
    }

    /// A command of `./harpline`, as a user calls it.
    Ended harpline(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(CommonOptions.home().resolve("harpline").toString());
        command.addAll(List.of(words));
        command.addAll(List.of("--bootstrap-server", broker.bootstrapServers()));
        return Ended.run(command, directory);
    }

    Path keys() {
        return keys;
    }

    /// A file that is not there yet.
    Path file(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
        return directory.resolve(name);
    }

    /// The alert of the first notification.
    AlertKey oldest() {
        return Objects.requireNonNull(oldest);
    }

    /// The alert of the last one.
    AlertKey newest() {
        return Objects.requireNonNull(newest);
    }

    /// Notifications in the archive that are not as they were signed.
    long altered() {
        return altered;
    }

    HalfDelivered delivered() {
        return delivered;
    }

    @Override
    public void close() throws IOException {
        delivered.close();
        transform.close();
        admin.close();
        broker.close();
        Workplace.delete(directory);
    }
}
