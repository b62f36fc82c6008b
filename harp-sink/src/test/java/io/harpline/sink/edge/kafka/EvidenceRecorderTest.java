package io.harpline.sink.edge.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.Topics;
import io.harpline.sink.app.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EvidenceRecorderTest {

    private static final Instant NOW = Instant.parse("2026-11-23T02:47:22.773Z");
    private static final DeliveredVersion DELIVERED = new DeliveredVersion("T1", "A1", "default", 7, "E7", NOW);

    private final MockProducer<byte[], byte[]> kafka = new MockProducer<>(
            false, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
    private final RecordWriter writer = new RecordWriter(kafka);
    private final EvidenceRecorder recorder = new EvidenceRecorder(new EvidenceWriter(writer), record());

    @AfterEach
    void close() {
        writer.close();
    }

    /// Else the next event of the alert is delivered meanwhile, and what went ahead lands behind its delivered version.
    @Test
    void shouldNotBeDoneBeforeWhatWentAheadIsThereHoweverOftenThatHasToBeTried() {
        recorder.writeAhead(DELIVERED);
        awaitSent(1);

        CompletableFuture<Void> done = recorder.write(evidence()).toCompletableFuture();
        assertThat(kafka.errorNext(new TimeoutException("Kafka is away"))).isTrue();
        awaitSent(2);

        assertThat(topics()).containsExactly(Topics.DELIVERED.name(), Topics.DELIVERED.name());
        assertThat(done).isNotDone();
        assertThat(kafka.completeNext()).isTrue();
        awaitSent(4);
        assertThat(topics()).endsWith(Topics.DELIVERED.name(), Topics.RECEIPTS.name());
        kafka.completeNext();
        assertThat(done).isNotDone();
        kafka.completeNext();
        assertThat(done).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void shouldWriteAtOnceWhereNothingWentAhead() {
        CompletableFuture<Void> done = recorder.write(evidence()).toCompletableFuture();

        awaitSent(2);
        kafka.completeNext();
        kafka.completeNext();
        assertThat(done).succeedsWithin(Duration.ofSeconds(10));
    }

    private void awaitSent(int records) {
        await().until(() -> kafka.history().size() == records);
    }

    private List<String> topics() {
        return kafka.history().stream().map(sent -> sent.topic()).toList();
    }

    private static Evidence evidence() {
        Origin origin = new Origin(Topics.EVENTS.name(), 1, 42);
        Receipt receipt = new Receipt(
                "E7", 7, "T1", "A1", "default", Result.DELIVERED, null, 0, List.of(), null, null, NOW, origin);
        return new Evidence(receipt, Optional.of(DELIVERED), Optional.empty());
    }

    private static ConsumerRecord<byte @Nullable [], byte @Nullable []> record() {
        return new ConsumerRecord<>(Topics.EVENTS.name(), 1, 42, new byte[0], new byte[0]);
    }
}
