package io.harpline.operator.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.Letter;
import io.harpline.operator.domain.Place;
import io.harpline.schemas.harp.DeadLetter;
import io.harpline.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Reads `harp.dead-letters.v1`.
public final class DeadLetters implements AutoCloseable {

    private static final Duration TO_COME = Duration.ofSeconds(10);

    private final Cluster cluster;
    private final KafkaConsumer<byte[], byte[]> consumer;

    public DeadLetters(Cluster cluster) {
        this.cluster = cluster;
        this.consumer = cluster.consumer();
    }

    /// All of them, as of now. A record without the headers of a dead letter is none.
    public List<Letter> list() {
        List<Letter> letters = new ArrayList<>();
        new Reading(consumer, consumer.endOffsets(cluster.partitions(Topics.DEAD_LETTERS.name())))
                .forEach(record -> letter(record).ifPresent(letters::add));
        return letters;
    }

    /// A whole one.
    ///
    /// @throws ExpectedFailure if there is none
    public ConsumerRecord<byte[], byte[]> at(Place place) {
        TopicPartition partition = new TopicPartition(Topics.DEAD_LETTERS.name(), place.partition());
        if (!cluster.partitions(partition.topic()).contains(partition)) {
            throw none(place);
        }
        consumer.assign(List.of(partition));
        consumer.seek(partition, place.offset());
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        long deadline = System.nanoTime() + TO_COME.toNanos();
        while (place.offset() < end && System.nanoTime() < deadline) {
            var records = consumer.poll(Duration.ofMillis(200)).records(partition);
            if (!records.isEmpty()) {
                return Optional.of(records.getFirst())
                        .filter(record -> record.offset() == place.offset())
                        .orElseThrow(() -> none(place));
            }
        }
        throw none(place);
    }

    private static ExpectedFailure none(Place place) {
        return new ExpectedFailure("there is no dead letter at " + place);
    }

    private static Optional<Letter> letter(ConsumerRecord<byte[], byte[]> record) {
        return DeadLetter.of(record.headers())
                .map(cause -> new Letter(
                        new Place(record.partition(), record.offset()),
                        Instant.ofEpochMilli(record.timestamp()),
                        record.key() == null ? "" : new String(record.key(), UTF_8),
                        EventVersion.of(record),
                        cause));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
