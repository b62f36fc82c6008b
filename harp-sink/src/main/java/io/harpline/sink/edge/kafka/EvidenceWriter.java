package io.harpline.sink.edge.kafka;

import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.harp.DeadLetter;
import io.harpline.schemas.harp.DeadLetter.Reason;
import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.Topics;
import io.harpline.sink.app.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Puts evidence into the topics of Harp.
final class EvidenceWriter {

    /// What SmallRye adds to the headers of a record it has polled.
    private static final String NOT_OURS = "__smallrye_generationId";

    private final RecordWriter writer;

    EvidenceWriter(RecordWriter writer) {
        this.writer = writer;
    }

    /// Done once all of it is acknowledged.
    CompletionStage<Void> write(ConsumerRecord<byte @Nullable [], byte @Nullable []> record, Evidence evidence) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        evidence.delivered().ifPresent(delivered -> records.add(delivered(delivered, record.partition())));
        evidence.deadLetter().ifPresent(letter -> records.add(deadLetter(letter, record)));
        records.add(receipt(evidence.receipt()));
        return writer.write(records);
    }

    /// Of what is acknowledged, and to be said once more. Done once it is acknowledged by Kafka.
    CompletionStage<Void> writeAhead(
            DeliveredVersion delivered, ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        return writer.write(List.of(delivered(delivered, record.partition())));
    }

    /// Of what is no event only the dead letter tells: a receipt would need an alert.
    CompletionStage<Void> writeUnreadable(ConsumerRecord<byte @Nullable [], byte @Nullable []> record, String why) {
        Origin origin = new Origin(record.topic(), record.partition(), record.offset());
        return writer.write(
                List.of(deadLetter(new DeadLetter(Reason.UNREADABLE, null, why, 0, null, null, origin, 0), record)));
    }

    private static ProducerRecord<byte[], byte[]> receipt(Receipt receipt) {
        AlertKey alert = new AlertKey(receipt.tenantId(), receipt.alertId());
        return new ProducerRecord<>(Topics.RECEIPTS.name(), alert.bytes(), Json.bytes(receipt));
    }

    /// In the partition of the event, as that is the one which is read before the event's partition is served.
    private static ProducerRecord<byte[], byte[]> delivered(DeliveredVersion delivered, int partition) {
        AlertKey alert = new AlertKey(delivered.tenantId(), delivered.alertId());
        return new ProducerRecord<>(Topics.DELIVERED.name(), partition, alert.bytes(), Json.bytes(delivered));
    }

    private static ProducerRecord<byte[], byte[]> deadLetter(
            DeadLetter letter, ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        Headers headers = new RecordHeaders(record.headers().toArray());
        headers.remove(NOT_OURS);
        history(letter, record).writeTo(headers);
        return new ProducerRecord<>(Topics.DEAD_LETTERS.name(), null, record.key(), record.value(), headers);
    }

    /// What was a dead letter and is one again goes on with its history.
    private static DeadLetter history(DeadLetter letter, ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        return record.topic().equals(Topics.REPLAY.name())
                ? DeadLetter.of(record.headers()).map(letter::after).orElse(letter)
                : letter;
    }
}
