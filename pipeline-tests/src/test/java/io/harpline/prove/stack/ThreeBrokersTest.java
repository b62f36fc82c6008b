package io.harpline.prove.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.harpline.local.broker.KafkaTopics;
import io.harpline.local.broker.TopicReader;
import io.harpline.prove.stack.Condition.Clear;
import io.harpline.prove.stack.Condition.Silent;
import io.harpline.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a cluster of three is to give the proof: it goes on without one of them, whatever keeps that one
/// away.
class ThreeBrokersTest {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String ARCHIVE = Topics.NOTIFICATIONS.name();

    @TempDir
    private static Path data;

    private static Warden warden;
    private static Cluster cluster;
    private static Admin admin;
    private final List<String> acknowledged = new ArrayList<>();

    @BeforeAll
    static void start() {
        StackDirectory directory = new StackDirectory(data);
        warden = Warden.over(directory.processes().mark("").getFirst(), directory.of("spools"));
        cluster = new Cluster(directory, 3, new Ports());
        cluster.members().forEach(Member::start);
        cluster.members().forEach(Member::awaitReady);
        try (KafkaTopics kafka = new KafkaTopics(cluster.directServers())) {
            kafka.create(List.of(Topics.NOTIFICATIONS), 1);
        }
        admin = Admin.create(Map.of("bootstrap.servers", cluster.directServers()));
    }

    @AfterAll
    static void end() {
        admin.close(Duration.ZERO);
        cluster.links().forEach(Link::close);
        warden.close();
    }

    @Test
    void shouldGoOnWithoutALeaderThatIsKilled() {
        send("before the kill");
        Member leader = leader();

        leader.kill();

        await().atMost(LONGEST).until(() -> !leader().equals(leader));
        send("after the kill");
        leader.start();
        awaitEveryReplica();
        assertThat(archived()).containsAll(acknowledged);
    }

    @Test
    void shouldLoseNothingThatWasAcknowledgedWhenALeaderIsCutOff() {
        awaitEveryReplica();
        send("before the cut");
        Member leader = leader();
        // The sink goes with the minority, everybody else with the others.
        List<Link> across = cluster.links().stream()
                .filter(link -> link.touches(leader) != link.name().startsWith("sink>"))
                .toList();

        across.forEach(link -> link.set(new Silent()));

        await().atMost(LONGEST).until(() -> !leaderAsOthersSeeIt(leader).equals(leader));
        send("to the others");
        assertThatThrownBy(() -> send("to the minority", cluster.serversOf("sink")))
                .isInstanceOf(ExecutionException.class);
        across.forEach(link -> link.set(new Clear()));
        awaitEveryReplica();
        assertThat(archived()).containsAll(acknowledged).doesNotContain("to the minority");
    }

    /// As ingest-service does it, through its links; again and again until it is acknowledged.
    private void send(String text) {
        await().atMost(LONGEST).ignoreExceptions().until(() -> send(text, cluster.serversOf("ingest")));
    }

    private boolean send(String text, String servers) throws ExecutionException, InterruptedException {
        // Not idempotent: one that gets no producer id at its start knows no delivery timeout either.
        Map<String, Object> settings = Map.of(
                "enable.idempotence", false,
                "bootstrap.servers", servers,
                "acks", "all",
                "max.block.ms", 3000,
                "request.timeout.ms", 1500,
                "delivery.timeout.ms", 3000,
                "linger.ms", 0);
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.send(new ProducerRecord<>(ARCHIVE, text.getBytes(UTF_8))).get();
            acknowledged.add(text);
            return true;
        } catch (KafkaException failed) {
            throw new ExecutionException(failed);
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    private static List<String> archived() {
        return new TopicReader(cluster.directServers())
                .read(Topics.NOTIFICATIONS).stream()
                        .map(record -> new String(record.value(), UTF_8))
                        .toList();
    }

    private static void awaitEveryReplica() {
        await().atMost(LONGEST)
                .ignoreExceptions()
                .until(() -> partition(admin).isr().size() == 3);
    }

    private static Member leader() {
        return leader(admin);
    }

    private static Member leaderAsOthersSeeIt(Member cutOff) {
        Member another = cluster.members().stream()
                .filter(member -> !member.equals(cutOff))
                .findFirst()
                .orElseThrow();
        try (Admin others = Admin.create(Map.of("bootstrap.servers", cluster.directServersOf(another)))) {
            return leader(others);
        }
    }

    private static Member leader(Admin asked) {
        int id = partition(asked).leader().id();
        return cluster.members().stream()
                .filter(member -> member.name().equals("kafka-" + id))
                .findFirst()
                .orElseThrow();
    }

    private static TopicPartitionInfo partition(Admin asked) {
        try {
            Map<String, TopicDescription> topics =
                    asked.describeTopics(List.of(ARCHIVE)).allTopicNames().get(10, TimeUnit.SECONDS);
            return topics.values().iterator().next().partitions().getFirst();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
