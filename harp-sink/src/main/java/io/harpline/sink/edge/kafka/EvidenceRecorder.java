package io.harpline.sink.edge.kafka;

import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.sink.app.Evidence;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// What is written down of one record, one after the other: what goes ahead may have to be tried again for as long as
/// Kafka is away. The next event of the alert is posted only once all of it is there, so that no delivered version
/// stands behind a newer one. Lives on the loop.
final class EvidenceRecorder implements Evidence.Recorder {

    private final EvidenceWriter writer;
    private final ConsumerRecord<byte @Nullable [], byte @Nullable []> record;
    private CompletionStage<Void> ahead = CompletableFuture.completedFuture(null);

    EvidenceRecorder(EvidenceWriter writer, ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        this.writer = writer;
        this.record = record;
    }

    @Override
    public CompletionStage<Void> write(Evidence evidence) {
        return ahead.thenCompose(ignored -> writer.write(record, evidence));
    }

    @Override
    public void writeAhead(DeliveredVersion delivered) {
        ahead = ahead.thenCompose(ignored -> writer.writeAhead(delivered, record));
    }
}
