package io.harpline.prove.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.prove.load.Progress;
import io.harpline.prove.stack.Member;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Topics;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The sampler beside a real broker, which also dies.
class SamplerTest {

    private static final TopicPartition EVENTS = new TopicPartition(Topics.EVENTS.name(), 0);

    @TempDir
    Path directory;

    private EmbeddedBroker broker;
    private HttpServer metrics;
    private volatile String broken = "0.0";
    private volatile boolean alive = true;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(directory.resolve("kafka"));
        broker.createTopics(Topics.ALL, 2);
        metrics = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        metrics.createContext("/q/metrics", exchange -> {
            byte[] text = """
                    # TYPE harpline_ingest_spool_records gauge
                    harpline_ingest_spool_records 15.0
                    harpline_ingest_spool_aside 2.0
                    harpline_ingest_spool_broken %s
                    """.formatted(broken).getBytes(UTF_8);
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        metrics.start();
    }

    @AfterEach
    void stop() {
        metrics.stop(0);
        broker.close();
    }

    @Test
    void shouldCountWhatWaitsAndGoOnWhileTheBrokerIsAway() throws Exception {
        Path file = directory.resolve("samples.jsonl");
        Member ingest = new Running(
                "ingest-1",
                () -> alive,
                URI.create("http://localhost:" + metrics.getAddress().getPort()));
        Progress progress = new Progress(9, 5, 3, 1, 2.5, Double.NaN);

        try (Sampler sampler = new Sampler(broker.bootstrapServers(), () -> List.of(ingest), () -> progress, file)) {
            // The ends of transactions take offsets, too, and are no records.
            tellInTransactions(5);
            await(sampler, sample -> sample.sinkLag() == 5 && sample.transformLag() == 0);
            Sample seen = sampler.samples().getLast();
            assertThat(seen.spooled()).isEqualTo(17);
            assertThat(seen.accepted()).isEqualTo(5);
            assertThat(seen.processes().get("ingest-1"))
                    .satisfies(figures -> assertThat(figures.rssBytes()).isGreaterThan(10_000_000))
                    .satisfies(figures -> assertThat(figures.threads()).isGreaterThan(5));
            broken = "1.0";
            await(sampler, sample -> sample.spooled() == -1);
            broken = "0.0";
            await(sampler, sample -> sample.spooled() == 17);
            alive = false;
            await(sampler, sample -> sample.spooled() == -1);
            commit(5);
            await(sampler, sample -> sample.sinkLag() == 2);
            commit(9);
            await(sampler, sample -> sample.sinkLag() == 0);

            broker.kill();
            await(sampler, sample -> sample.sinkLag() == -1 && sample.transformLag() == -1);
            broker.restart();
            await(sampler, sample -> sample.sinkLag() == 0 && sample.transformLag() == 0);
        }

        List<Sample> written = Files.readAllLines(file).stream()
                .map(line -> Json.read(line.getBytes(UTF_8), Sample.class))
                .toList();
        assertThat(written).hasSizeGreaterThan(4).extracting(Sample::sinkLag).contains(5L, 2L, 0L, -1L);
        assertThat(written.getLast().answerP99Millis()).isNaN();
    }

    private static void await(Sampler sampler, Predicate<Sample> seen) {
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            Sample latest = sampler.latest();
            return latest != null && seen.test(latest);
        });
    }

    private void tellInTransactions(int events) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "transactional.id",
                "teller",
                "max.in.flight.requests.per.connection",
                1);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            for (int i = 0; i < events; i++) {
                producer.beginTransaction();
                var _ = producer.send(new ProducerRecord<>(EVENTS.topic(), EVENTS.partition(), null, new byte[9]));
                producer.commitTransaction();
            }
        }
    }

    private void commit(long offset) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.alterConsumerGroupOffsets("harp-sink", Map.of(EVENTS, new OffsetAndMetadata(offset)))
                    .all()
                    .get();
        }
    }

    /// This very process as a member.
    private record Running(String name, BooleanSupplier alive, URI uri) implements Member {

        @Override
        public String service() {
            return "ingest";
        }

        @Override
        public long pid() {
            return ProcessHandle.current().pid();
        }

        @Override
        public Path log() {
            return Path.of("none");
        }

        @Override
        public Optional<URI> http() {
            return Optional.of(uri);
        }

        @Override
        public boolean isAlive() {
            return alive.getAsBoolean();
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public boolean stop() {
            return false;
        }

        @Override
        public void start() {}

        @Override
        public void awaitReady() {}

        @Override
        public void kill() {}

        @Override
        public void freeze() {}

        @Override
        public void thaw() {}
    }
}
