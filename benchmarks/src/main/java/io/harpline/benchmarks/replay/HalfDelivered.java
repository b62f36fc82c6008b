package io.harpline.benchmarks.replay;

import io.harpline.benchmarks.archive.ArchiveWriter;
import io.harpline.benchmarks.streams.CommittedRecords;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.harp.Attempt;
import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// Has every second alert's events acknowledged by Harp, as harp-sink would leave it behind, and knows what a plan to
/// replay them all must come to: counted plainly, event by event. Not for several threads.
public final class HalfDelivered implements AutoCloseable {

    private static final String SINK = "harp-sink";

    private final Admin admin;
    private final String bootstrapServers;
    private final CommittedRecords events;
    private final Map<String, Long> newest = new HashMap<>();
    private long delivered;
    private long open;

    /// For topics that are there.
    public HalfDelivered(Admin admin, String bootstrapServers) {
        this.admin = admin;
        this.bootstrapServers = bootstrapServers;
        this.events = CommittedRecords.fromTheBeginning(bootstrapServers, Topics.EVENTS.name());
    }

    /// Takes in the events that there are by now.
    ///
    /// @param partitions of each topic
    public void advance(int partitions) throws ExecutionException, InterruptedException {
        Queue<ProducerRecord<byte[], byte[]>> versions = new ArrayDeque<>();
        events.readAll(record -> {
            AlertEvent event = Json.read(record.value(), AlertEvent.class);
            if (Arrays.hashCode(record.key()) % 2 != 0) {
                open++;
                return;
            }
            delivered++;
            newest.put(event.key().toString(), event.version());
            DeliveredVersion version = new DeliveredVersion(
                    event.tenantId(), event.alertId(), "default", event.version(), event.eventId(), event.receivedAt());
            versions.add(new ProducerRecord<>(
                    Topics.RECEIPTS.name(),
                    record.partition(),
                    record.timestamp(),
                    record.key(),
                    Json.bytes(receipt(record, event))));
            versions.add(new ProducerRecord<>(
                    Topics.DELIVERED.name(),
                    record.partition(),
                    record.timestamp(),
                    record.key(),
                    Json.bytes(version)));
        });
        new ArchiveWriter(bootstrapServers).append(versions::remove, versions.size());
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicDeclaration topic : new TopicDeclaration[] {Topics.EVENTS, Topics.REPLAY}) {
            for (int number = 0; number < partitions; number++) {
                TopicPartition partition = new TopicPartition(topic.name(), number);
                long end = admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                        .partitionResult(partition)
                        .get()
                        .offset();
                offsets.put(partition, new OffsetAndMetadata(end));
            }
        }
        admin.alterConsumerGroupOffsets(SINK, offsets).all().get();
    }

    private static Receipt receipt(ConsumerRecord<byte[], byte[]> record, AlertEvent event) {
        return new Receipt(
                event.eventId(),
                event.version(),
                event.tenantId(),
                event.alertId(),
                "default",
                Receipt.Result.DELIVERED,
                null,
                1,
                List.of(new Attempt(event.receivedAt(), 20, 200, null)),
                "0".repeat(64),
                "0".repeat(64),
                event.receivedAt(),
                new Origin(record.topic(), record.partition(), record.offset()));
    }

    /// All that there are.
    public long events() {
        return delivered + open;
    }

    /// Events of which Harp has acknowledged nothing.
    public long open() {
        return open;
    }

    /// Events of which Harp has acknowledged a newer version.
    public long superseded() {
        return delivered - newest.size();
    }

    /// Events of which Harp has acknowledged the very version.
    public long acknowledged() {
        return newest.size();
    }

    @Override
    public void close() {
        events.close();
    }
}
