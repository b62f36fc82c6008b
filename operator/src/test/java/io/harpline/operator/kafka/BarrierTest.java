package io.harpline.operator.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.SecondApplication;
import io.harpline.operator.reprocess.Following;
import io.harpline.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarrierTest {

    private static final String TOPIC = Topics.NOTIFICATIONS.name();
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    private static Path directory;

    private static EmbeddedBroker broker;
    private static int tests;

    private Cluster cluster;
    private Group group;
    private String written;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start(directory);
        broker.createTopics(List.of(Topics.NOTIFICATIONS), 2);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void reach() {
        cluster = Cluster.reach(Map.of("bootstrap.servers", broker.bootstrapServers()));
        group = new Group(cluster, "group-" + tests);
        written = "test-" + tests++ + "-";
    }

    @AfterEach
    void leave() {
        cluster.close();
    }

    @Test
    void shouldLetNobodyReadBeyondItWhileEverybodyWrites() throws Exception {
        write("before");

        try (Barrier barrier = Barrier.raise(cluster, TOPIC, LONGEST)) {
            write("behind");

            assertThat(read()).containsExactly("before");
            barrier.lift();
        }

        awaitThatAllCanBeRead();
        assertThat(read()).containsExactly("before", "behind");
    }

    @Test
    void shouldNeverBeReadItself() throws Exception {
        try (Barrier barrier = Barrier.raise(cluster, TOPIC, LONGEST)) {
            barrier.lift();
        }
        write("behind");

        assertThat(everything()).noneMatch(value -> value.isEmpty());
    }

    @Test
    void shouldGiveWayToTheNextOne() throws Exception {
        write("before");
        try (Barrier left = Barrier.raise(cluster, TOPIC, LONGEST)) {
            write("behind");
            try (Barrier next = Barrier.raise(cluster, TOPIC, LONGEST)) {
                assertThat(read()).containsExactly("before", "behind");
                next.lift();
            }

            assertThatThrownBy(left::lift)
                    .isInstanceOf(ExpectedFailure.class)
                    .hasMessageStartingWith("the barrier was lifted before its time");
        }
    }

    @Test
    void shouldSeeAGroupStandAtItAlthoughNoRecordButTheEndOfATransactionLiesBetween() throws Exception {
        write("before");
        commit(ends());
        try (Barrier first = Barrier.raise(cluster, TOPIC, LONGEST)) {
            first.lift();
        }

        try (Barrier barrier = Barrier.raise(cluster, TOPIC, LONGEST)) {
            assertThat(group.hasReadUpTo(barrier.offsets())).isTrue();
            assertThat(group.hasReadBeyond(barrier.offsets())).isFalse();
        }
    }

    @Test
    void shouldSeeThatAGroupHasNotReadTheLastRecordBeforeIt() throws Exception {
        commit(ends());
        write("before");

        try (Barrier barrier = Barrier.raise(cluster, TOPIC, LONGEST)) {
            assertThat(group.hasReadUpTo(barrier.offsets())).isFalse();
        }
    }

    @Test
    void shouldSeeThatAGroupHasReadBeyondIt() throws Exception {
        Map<TopicPartition, Long> earlier = ends();
        write("behind");
        commit(ends());

        assertThat(group.hasReadBeyond(earlier)).isTrue();
    }

    @Test
    void shouldNotTakeForEndedWhoRunsAgain() {
        commit(ends());
        SecondApplication second = new SecondApplication("v2", group.id());
        Following following = new Following(cluster, second, () -> {});
        try (Barrier barrier = Barrier.raise(cluster, TOPIC, LONGEST);
                var again = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers(), "group.id", group.id()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            again.subscribe(List.of(TOPIC));
            for (int poll = 0; poll < 60 && again.assignment().isEmpty(); poll++) {
                var _ = again.poll(Duration.ofMillis(500));
            }

            assertThatThrownBy(() -> following.awaitTheirEndsAt(barrier, Duration.ZERO))
                    .isInstanceOf(ExpectedFailure.class)
                    .hasMessageStartingWith("not all have stopped");
        }
    }

    @Test
    void shouldNotTakeForEndedThereWhoHasNotReadUpToIt() throws Exception {
        write("not read by the second one");
        commit(ends());
        SecondApplication second = new SecondApplication("v2", group.id());
        try (Barrier barrier = Barrier.raise(cluster, TOPIC, LONGEST)) {

            assertThatThrownBy(() -> new Following(cluster, second, () -> {}).awaitTheirEndsAt(barrier, Duration.ZERO))
                    .isInstanceOf(ExpectedFailure.class)
                    .hasMessage("transform-v2 did not end at the barrier");
        }
    }

    private void write(String what) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            byte[] key = "T1/A1".getBytes(UTF_8);
            producer.send(new ProducerRecord<>(TOPIC, key, (written + what).getBytes(UTF_8)))
                    .get();
        }
    }

    private Map<TopicPartition, Long> ends() {
        try (KafkaConsumer<byte[], byte[]> consumer = cluster.consumer()) {
            return consumer.endOffsets(cluster.partitions(TOPIC));
        }
    }

    /// Kafka writes the end of a transaction to the partitions some time after it has decided on it.
    private void awaitThatAllCanBeRead() {
        try (KafkaConsumer<byte[], byte[]> consumer = cluster.consumer()) {
            new Reading(consumer, cluster.offsets(cluster.partitions(TOPIC), OffsetSpec.latest())).forEach(_ -> {});
        }
    }

    private void commit(Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
        offsets.forEach((partition, offset) -> committed.put(partition, new OffsetAndMetadata(offset)));
        cluster.answer(
                cluster.admin().alterConsumerGroupOffsets(group.id(), committed).all());
    }

    /// What this test has written, as far as it can be read.
    private List<String> read() {
        return everything()
                .filter(value -> value.startsWith(written))
                .map(value -> value.substring(written.length()))
                .toList();
    }

    private Stream<String> everything() {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = cluster.consumer()) {
            new Reading(consumer, consumer.endOffsets(cluster.partitions(TOPIC)))
                    .forEach(record -> values.add(new String(record.value(), UTF_8)));
        }
        return values.stream();
    }
}
