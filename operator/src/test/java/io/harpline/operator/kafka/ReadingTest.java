package io.harpline.operator.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.DELIVERED.name(), 0);

    @TempDir
    private Path directory;

    @Test
    void shouldLeaveWhatStandsBehindTheEndToWhoGoesOnFromThere() {
        try (var broker = EmbeddedBroker.start(directory)) {
            broker.createTopics(List.of(Topics.DELIVERED), 1);
            write(broker.bootstrapServers(), "before", "behind");
            try (var cluster = Cluster.reach(Map.of("bootstrap.servers", broker.bootstrapServers()));
                    var consumer = cluster.consumerOfOne()) {
                List<String> read = new ArrayList<>();

                new Reading(consumer, Map.of(PARTITION, 1L)).forEach(record -> read.add(value(record)));

                assertThat(read).containsExactly("before");
                assertThat(consumer.poll(Duration.ofSeconds(30)))
                        .map(ReadingTest::value)
                        .containsExactly("behind");
            }
        }
    }

    /// In one batch, which comes as a whole.
    private static void write(String bootstrapServers, String... values) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 1_000),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (String value : values) {
                var _ = producer.send(
                        new ProducerRecord<>(PARTITION.topic(), 0, new byte[] {1}, value.getBytes(UTF_8)));
            }
        }
    }

    private static String value(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), UTF_8);
    }
}
