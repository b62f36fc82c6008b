package io.harpline.benchmarks.archive;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Writes records as fast as the broker takes them.
public final class ArchiveWriter {

    private final String bootstrapServers;

    public ArchiveWriter(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /// Appends so many and returns once the broker has them.
    ///
    /// @throws IllegalStateException if it does not take one
    public void append(Supplier<ProducerRecord<byte[], byte[]>> records, long count) {
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
                64 << 20,
                // A partition that was made a moment ago may refuse a producer's first batch and take its second.
                "max.in.flight.requests.per.connection",
                1);
        Refusal refusal = new Refusal();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (long sent = 0; sent < count; sent++) {
                var _ = producer.send(records.get(), refusal);
            }
            producer.flush();
        }
        refusal.report();
    }
}
