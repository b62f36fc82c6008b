package io.harpline.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class EmbeddedBrokerTest {

    private static final String TOPIC = Topics.NOTIFICATIONS.name();

    @TempDir
    Path data;

    @Test
    @Timeout(60)
    void shouldKeepWhatItAcknowledgedThroughAKillAndAGracefulStop() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data)) {
            broker.createTopics(Topics.ALL, 4);
            long first = broker.pid();

            write(broker, "before the kill");
            broker.kill();
            assertThat(ProcessHandle.of(first)).isEmpty();

            broker.restart();
            write(broker, "after the kill");
            broker.restart();

            assertThat(broker.pid()).isNotEqualTo(first);
            assertThat(read(broker)).containsExactly("before the kill", "after the kill");
        }
    }

    @Test
    @Timeout(60)
    void shouldCreateOnlyWhatIsMissingWithAsManyPartitionsAsTheOthersHave() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            broker.createTopics(List.of(Topics.NOTIFICATIONS), 3);

            broker.createTopics(Topics.ALL, 4);
            broker.createTopics(Topics.ALL, 4);

            List<String> names = Topics.ALL.stream().map(TopicDeclaration::name).toList();
            assertThat(admin.describeTopics(names).allTopicNames().get().values())
                    .hasSameSizeAs(names)
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(3));
        }
    }

    @Test
    @Timeout(60)
    void shouldNotOutliveAKilledParent() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dharpline.home=" + System.getProperty("harpline.home"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerParent.class.getName(),
                        data.toString())
                .start();
        try {
            String pid = parent.inputReader().readLine();
            ProcessHandle broker = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();

            parent.destroyForcibly();

            assertThat(broker.onExit()).succeedsWithin(Duration.ofSeconds(30));
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void shouldSayWhereToLookWhenItCannotStart() throws Exception {
        Path notOurs = Files.createDirectories(data.resolve("log"));
        Files.writeString(notOurs.resolve("meta.properties"), "version=1\nnode.id=77\ncluster.id=other\n");

        assertThatThrownBy(() -> EmbeddedBroker.start(data).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("broker.log");
        assertThat(data.resolve("broker.log")).isNotEmptyFile();
    }

    /// Starts a broker in the directory it is given, says its pid and stays.
    static final class BrokerParent {

        private BrokerParent() {}

        public static void main(String[] arguments) throws InterruptedException {
            System.out.println(EmbeddedBroker.start(Path.of(arguments[0])).pid());
            new CountDownLatch(1).await();
        }
    }

    private static void write(EmbeddedBroker broker, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, 3, "tenant/alert", value)).get();
        }
    }

    private static List<String> read(EmbeddedBroker broker) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(TOPIC, 3);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (values.size() < 2) {
                consumer.poll(Duration.ofSeconds(1)).forEach(found -> values.add(found.value()));
            }
        }
        return values;
    }
}
