package io.harpline.operator.redrive;

import io.harpline.operator.domain.Place;
import io.harpline.operator.kafka.Cluster;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.Topics;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// The sink's receipts of what was sent again, from now on. Offsets alone would not tell: one delivery that takes long
/// holds up the offset of all behind it, but none of their receipts.
final class Answers implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> receipts;
    private final Set<Place> open = new HashSet<>();
    private final Map<String, Long> results = new TreeMap<>();

    Answers(Cluster cluster) {
        List<TopicPartition> partitions = cluster.partitions(Topics.RECEIPTS.name());
        receipts = cluster.consumer();
        receipts.assign(partitions);
        receipts.seekToEnd(partitions);
        partitions.forEach(receipts::position);
    }

    /// Counts on one of the record at that partition and offset of `harp.replay.v1`.
    void expect(int partition, long offset) {
        open.add(new Place(partition, offset));
    }

    /// Takes notice of what has come, and waits so long where nothing has.
    void listen(Duration longest) {
        receipts.poll(longest).forEach(this::take);
    }

    /// How many have not come yet.
    int open() {
        return open.size();
    }

    /// How many have come, by what they say, in the order of that.
    Map<String, Long> results() {
        return new TreeMap<>(results);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            Receipt receipt = Json.read(record.value(), Receipt.class);
            Origin origin = receipt.origin();
            // A delivery that was begun twice, as after a crash, may have two.
            if (origin.topic().equals(Topics.REPLAY.name())
                    && open.remove(new Place(origin.partition(), origin.offset()))) {
                results.merge(receipt.result().name(), 1L, Long::sum);
            }
        } catch (UncheckedIOException notOurs) {
            // Nobody's answer.
        }
    }

    @Override
    public void close() {
        receipts.close();
    }
}
