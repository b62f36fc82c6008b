package io.harpline.prove.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/// All topics of a small run, in two partitions each.
final class Written {

    private final Map<String, List<ConsumerRecord<byte[], byte[]>>> topics = new LinkedHashMap<>();

    List<ConsumerRecord<byte[], byte[]>> of(TopicDeclaration topic) {
        return topics.computeIfAbsent(topic.name(), unseen -> new ArrayList<>());
    }

    Stream<ConsumerRecord<byte[], byte[]>> all() {
        return topics.values().stream().flatMap(List::stream);
    }

    ConsumerRecord<byte[], byte[]> request(
            TopicDeclaration topic,
            String key,
            byte[] body,
            Instant receivedAt,
            String ingestId,
            String signature,
            String keyId) {
        ConsumerRecord<byte[], byte[]> record = add(topic, key, receivedAt, body);
        headers(
                record,
                "received-at",
                Rfc3339.format(receivedAt),
                "source",
                "gardin",
                "ingest-id",
                ingestId,
                "signature",
                signature,
                "key-id",
                keyId);
        return record;
    }

    /// Adds a record behind all others of its partition.
    ConsumerRecord<byte[], byte[]> add(TopicDeclaration topic, String key, Instant at, byte @Nullable [] value) {
        int partition = key.hashCode() & 1;
        long offset = of(topic).stream()
                .filter(other -> other.partition() == partition)
                .mapToLong(other -> other.offset() + 1)
                .max()
                .orElse(0);
        ConsumerRecord<byte[], byte[]> record = record(topic.name(), partition, offset, at.toEpochMilli(), key, value);
        of(topic).add(record);
        return record;
    }

    private static ConsumerRecord<byte[], byte[]> record(
            String topic, int partition, long offset, long at, String key, byte @Nullable [] value) {
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                at,
                TimestampType.CREATE_TIME,
                0,
                0,
                key.getBytes(UTF_8),
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    static void headers(ConsumerRecord<byte[], byte[]> record, String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            record.headers().remove(namesAndValues[i]).add(namesAndValues[i], namesAndValues[i + 1].getBytes(UTF_8));
        }
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    /// The records of transform, as a second one has written them.
    List<ConsumerRecord<byte[], byte[]>> outputs(String prefix) {
        List<ConsumerRecord<byte[], byte[]>> outputs = new ArrayList<>();
        for (TopicDeclaration topic : List.of(Topics.OUTCOMES, Topics.EVENTS, Topics.STATE, Topics.QUARANTINE)) {
            of(topic)
                    .forEach(record -> outputs.add(changed(
                            record, prefix + topic.name(), record.value().clone())));
        }
        return outputs;
    }

    /// The first record whose value has that text in it, which is to be changed.
    ConsumerRecord<byte[], byte[]> first(TopicDeclaration topic, String text) {
        return of(topic).stream()
                .filter(record -> new String(record.value(), UTF_8).contains(text))
                .findFirst()
                .orElseThrow();
    }

    /// Removes what was archived under that ingest-id, and its outcome.
    void forget(String ingestId) {
        ConsumerRecord<byte[], byte[]> record = of(Topics.NOTIFICATIONS).stream()
                .filter(archived -> header(archived, "ingest-id").equals(ingestId))
                .findFirst()
                .orElseThrow();
        of(Topics.NOTIFICATIONS).remove(record);
        drop(Topics.OUTCOMES, "\"partition\":%d,\"offset\":%d".formatted(record.partition(), record.offset()));
    }

    void drop(TopicDeclaration topic, String text) {
        of(topic).remove(first(topic, text));
    }

    ConsumerRecord<byte[], byte[]> repeat(TopicDeclaration topic, String text) {
        ConsumerRecord<byte[], byte[]> record = first(topic, text);
        ConsumerRecord<byte[], byte[]> again =
                add(topic, new String(record.key(), UTF_8), Instant.ofEpochMilli(record.timestamp()), record.value());
        record.headers().forEach(header -> again.headers().add(header));
        return again;
    }

    void replace(TopicDeclaration topic, String text, byte[] value) {
        ConsumerRecord<byte[], byte[]> record = first(topic, text);
        of(topic).set(of(topic).indexOf(record), changed(record, record.topic(), value));
    }

    /// Changes the JSON of the first record with that text in it.
    void edit(TopicDeclaration topic, String text, Consumer<ObjectNode> change) {
        try {
            ObjectNode json =
                    (ObjectNode) Json.MAPPER.readTree(first(topic, text).value());
            change.accept(json);
            replace(topic, text, Json.MAPPER.writeValueAsBytes(json));
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    private static ConsumerRecord<byte[], byte[]> changed(
            ConsumerRecord<byte[], byte[]> record, String topic, byte[] value) {
        ConsumerRecord<byte[], byte[]> changed = record(
                topic, record.partition(), record.offset(), record.timestamp(), new String(record.key(), UTF_8), value);
        record.headers().forEach(header -> changed.headers().add(header));
        return changed;
    }
}
