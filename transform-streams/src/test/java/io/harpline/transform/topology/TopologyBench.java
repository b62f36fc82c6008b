package io.harpline.transform.topology;

import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import io.harpline.transform.domain.Horizon;
import io.harpline.transform.domain.Sent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/// The topology between topics that are lists.
final class TopologyBench implements AutoCloseable {

    static final Instant RECEIVED = Instant.parse("2026-05-22T00:00:00.123Z");

    static final Horizon HORIZON = new Horizon(Duration.ofDays(30));
    static final TopologySettings SETTINGS = new TopologySettings(HORIZON, "", Duration.ofMillis(20));

    private final TopologyTestDriver driver;

    TopologyBench(Path stateDir) {
        this(stateDir, topology());
    }

    TopologyBench(Path stateDir, Topology topology) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        driver = new TopologyTestDriver(topology, properties);
    }

    /// The topology of the present version; [OlderVersion] asks another version the same.
    static Topology topology() {
        return AlertTopology.build(SETTINGS, new NoTally());
    }

    /// Puts it into the archive as ingest does.
    void send(Sent sent) {
        send(sent.key(), sent.body(), receivedAt(RECEIVED));
    }

    /// The same, received then.
    void sendAt(Instant received, Sent sent) {
        send(new TestRecord<>(sent.key(), sent.body(), receivedAt(received), received));
    }

    void send(byte @Nullable [] key, byte @Nullable [] body, Headers headers) {
        send(new TestRecord<>(key, body, headers, RECEIVED));
    }

    void send(TestRecord<byte[], byte[]> record) {
        var archive = driver.createInputTopic(
                Topics.NOTIFICATIONS.name(), new ByteArraySerializer(), new ByteArraySerializer());
        archive.pipeInput(record);
    }

    /// What stands in the topic and was not asked for before.
    List<TestRecord<byte[], byte[]>> records(TopicDeclaration topic) {
        return driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    <T> List<T> values(TopicDeclaration topic, Class<T> type) {
        return records(topic).stream()
                .map(record -> Json.read(record.value(), type))
                .toList();
    }

    /// How many entries a store has.
    long stored(String store) {
        try (KeyValueIterator<byte[], byte[]> entries =
                driver.<byte[], byte[]>getKeyValueStore(store).all()) {
            long count = 0;
            for (; entries.hasNext(); count++) {
                entries.next();
            }
            return count;
        }
    }

    void emptyAgenda() {
        KeyValueStore<byte[], byte[]> agenda = driver.getKeyValueStore(AlertTopology.AGENDA);
        List<byte[]> entries = new ArrayList<>();
        try (KeyValueIterator<byte[], byte[]> all = agenda.all()) {
            all.forEachRemaining(entry -> entries.add(entry.key));
        }
        entries.forEach(agenda::delete);
    }

    static Headers receivedAt(Instant at) {
        Headers headers = new RecordHeaders();
        TextHeaders.set(headers, HeaderNames.RECEIVED_AT, at.toString());
        return headers;
    }

    @Override
    public void close() {
        driver.close();
    }
}
