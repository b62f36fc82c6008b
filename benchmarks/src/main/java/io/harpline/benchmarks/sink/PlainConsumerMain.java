package io.harpline.benchmarks.sink;

import io.harpline.benchmarks.server.Lifeline;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Topics;
import io.harpline.sink.domain.HarpAnswer;
import io.harpline.sink.domain.HarpAnswer.Answered;
import io.harpline.sink.domain.HarpMapping;
import io.harpline.sink.edge.http.CallLimits;
import io.harpline.sink.edge.http.HttpHarp;
import io.harpline.sink.edge.http.IntegrationUrl;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// What a team would put in harp-sink's place: a consumer that posts one record after the other in each partition, with
/// harp-sink's own HTTP client and mapping, and nothing else: no receipts, no retries.
/// `PlainConsumerMain PORT BOOTSTRAP_SERVERS GROUP PARTITIONS URL`
public final class PlainConsumerMain {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long BETWEEN_COMMITS_NANOS = 100_000_000; // harp-sink's, too

    private PlainConsumerMain() {}

    public static void main(String[] arguments) throws IOException {
        Lifeline.endWithParent();
        int partitions = Integer.parseInt(arguments[3]);
        HttpHarp harp = HttpHarp.anywhere(
                Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1)),
                IntegrationUrl.parse("URL", arguments[4]),
                new CallLimits(partitions, TIMEOUT, TIMEOUT),
                Clock.systemUTC());
        for (int partition = 0; partition < partitions; partition++) {
            TopicPartition own = new TopicPartition(Topics.EVENTS.name(), partition);
            Thread.ofPlatform()
                    .daemon()
                    .name("partition-" + partition)
                    .uncaughtExceptionHandler((thread, failure) -> giveUp(failure))
                    .start(() -> deliver(consumer(arguments[1], arguments[2]), own, harp));
        }
        Lifeline.answer(Integer.parseInt(arguments[0]), () -> true);
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers, String group) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        group,
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static void deliver(KafkaConsumer<byte[], byte[]> consumer, TopicPartition own, HttpHarp harp) {
        consumer.assign(List.of(own));
        long committed = System.nanoTime();
        while (true) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                post(record, harp);
                if (System.nanoTime() - committed > BETWEEN_COMMITS_NANOS) {
                    committed = System.nanoTime();
                    consumer.commitAsync(Map.of(own, new OffsetAndMetadata(record.offset() + 1)), null);
                }
            }
            consumer.commitAsync();
        }
    }

    private static void post(ConsumerRecord<byte[], byte[]> record, HttpHarp harp) {
        byte[] body =
                HarpMapping.of(Json.read(record.value(), AlertEvent.class)).json();
        HarpAnswer answer = harp.post(body).toCompletableFuture().join();
        if (!(answer instanceof Answered answered) || answered.status() != 200) {
            throw new IllegalStateException("not delivered: " + answer);
        }
    }

    /// A partition less would still be measured.
    private static void giveUp(Throwable failure) {
        failure.printStackTrace();
        Runtime.getRuntime().halt(1);
    }
}
