package io.harpline.benchmarks;

import io.harpline.benchmarks.archive.ArchiveWriter;
import io.harpline.benchmarks.server.ProcessFigures;
import io.harpline.benchmarks.server.SinkServers;
import io.harpline.benchmarks.sink.Events;
import io.harpline.benchmarks.sink.TimedHarp;
import io.harpline.benchmarks.streams.Progress;
import io.harpline.benchmarks.streams.StreamTopics;
import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// A broker with events, and programs that deliver them, one at a time.
final class SinkScene implements AutoCloseable {

    private final SinkOptions options;
    private final Path directory;
    private final EmbeddedBroker broker;
    private final Admin admin;
    private final StreamTopics topics;
    private final SinkServers servers;
    private final Events events;
    private int groups;

    /// A broker of its own, and nothing in it.
    SinkScene(SinkOptions options) throws IOException {
        Files.createDirectories(options.out());
        this.options = options;
        this.directory = Workplace.open();
        this.broker = EmbeddedBroker.startForLoad(directory.resolve("kafka"));
        this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        this.topics = new StreamTopics(admin, options.partitions);
        this.servers =
                new SinkServers(CommonOptions.home(), directory, broker.bootstrapServers(), options.recordings());
        this.events = new Events(Math.toIntExact(options.alerts));
    }

    /// Topics as if nothing had ever been delivered, with so many events.
    void begin(long count) throws ExecutionException, InterruptedException {
        List<String> names = Topics.ALL.stream().map(TopicDeclaration::name).toList();
        topics.delete(names::contains);
        topics.create(Topics.ALL, "", Map.of());
        AtomicLong number = new AtomicLong();
        new ArchiveWriter(broker.bootstrapServers()).append(() -> events.record(number.getAndIncrement()), count);
    }

    Events events() {
        return events;
    }

    /// harp-sink, which has delivered nothing yet.
    Reader sink(TimedHarp harp, int maxInFlight) throws IOException, InterruptedException {
        String group = fresh();
        return reader(group, state -> servers.sink(group, harp.url(), maxInFlight));
    }

    /// The same for the plain consumer.
    Reader plain(TimedHarp harp) throws IOException, InterruptedException {
        String group = fresh();
        return reader(group, state -> servers.plain(group, harp.url(), options.partitions));
    }

    KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private String fresh() {
        groups++;
        return "bench-" + groups;
    }

    private Reader reader(String group, Reader.Launch launch) throws IOException, InterruptedException {
        return new Reader(
                launch, directory.resolve(group), new Progress(admin, group), new ProcessFigures(broker.pid()));
    }

    @Override
    public void close() throws IOException {
        admin.close();
        broker.close();
        Workplace.delete(directory);
    }
}
