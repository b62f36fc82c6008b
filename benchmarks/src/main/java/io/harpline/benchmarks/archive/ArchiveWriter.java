package io.harpline.benchmarks.archive;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Writes an archive as fast as the broker takes it.
public final class ArchiveWriter {

    private final String bootstrapServers;

    public ArchiveWriter(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /// Appends so many notifications and returns once the broker has them.
    ///
    /// @throws IllegalStateException if it does not take one
    public void append(History history, long notifications) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "compression.type",
                "lz4",
                "batch.size",
                64 << 10,
                "linger.ms",
                20,
                "buffer.memory",
                64 << 20);
        Refusal refusal = new Refusal();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (long sent = 0; sent < notifications; sent++) {
                var _ = producer.send(history.record(history.next()), refusal);
            }
            producer.flush();
        }
        refusal.report();
    }
}
