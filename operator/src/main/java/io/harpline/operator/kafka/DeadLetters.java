package io.harpline.operator.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.Letter;
import io.harpline.operator.domain.Place;
import io.harpline.schemas.harp.DeadLetter;
import io.harpline.schemas.harp.Replay;
import io.harpline.schemas.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/// Reads `harp.dead-letters.v1`.
public final class DeadLetters implements AutoCloseable {

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
        return new RecordAt(cluster, consumer)
                .of(Topics.DEAD_LETTERS, place)
                .orElseThrow(() -> new ExpectedFailure("there is no dead letter at " + place));
    }

    private static Optional<Letter> letter(ConsumerRecord<byte[], byte[]> record) {
        return DeadLetter.of(record.headers())
                .map(cause -> new Letter(
                        new Place(record.partition(), record.offset()),
                        Instant.ofEpochMilli(record.timestamp()),
                        record.key() == null ? "" : new String(record.key(), UTF_8),
                        EventVersion.of(record),
                        cause,
                        Replay.of(record.headers())
                                .filter(replay -> replay.mode() == Replay.Mode.CURRENT)
                                .map(Replay::id)));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
