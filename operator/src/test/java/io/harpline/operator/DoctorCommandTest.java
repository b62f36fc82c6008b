package io.harpline.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `doctor` over a real Kafka with members in its groups, and services that answer what the test wants.
@SuppressWarnings("NullAway.Init")
class DoctorCommandTest {

    private static final String METRICS = """
            # TYPE harpline_ingest_accepted counter
            harpline_ingest_accepted_total{key="default",source="gardin"} 12.0
            harpline_ingest_rejected_total{reason="signature",source="gardin"} 0.0
            harpline_ingest_rejected_total{reason="unknown-source",source="-"} 0.0
            """;

    @TempDir
    private Path directory;

    private EmbeddedBroker broker;
    private ServiceDouble ingest;
    private ServiceDouble transform;
    private ServiceDouble sink;

    @BeforeEach
    void start() throws IOException {
        broker = EmbeddedBroker.start(directory);
        ingest = new ServiceDouble()
                .readiness("spool", "UP", "{\"files\":\"good\",\"records\":0,\"bytes\":0,\"capacity\":9,\"aside\":0}")
                .metrics(METRICS);
        transform = new ServiceDouble().readiness("streams", "UP", "{\"state\":\"RUNNING\"}");
        sink = new ServiceDouble().readiness("alerts", "UP", "{\"partitions\":4,\"degraded\":false,\"out\":\"\"}");
    }

    @AfterEach
    void stop() {
        Stream.of(ingest, transform, sink).forEach(ServiceDouble::close);
        broker.close();
    }

    @Test
    void shouldHaveNothingToDoWhereAllIsWell() throws Exception {
        broker.createTopics(Topics.ALL, 4);
        write(Topics.NOTIFICATIONS, Duration.ofHours(1));
        try (var one = member("harpline-transform", "transform-0", Topics.NOTIFICATIONS);
                var other = member("harp-sink", "sink-0", Topics.EVENTS)) {
            one.commitSync();
            write(Topics.EVENTS, Duration.ZERO);

            Ran doctor = doctor();

            assertThat(doctor.exit()).as(doctor.toString()).isZero();
            assertThat(doctor.lines())
                    .startsWith(
                            "CHECK IS WHAT",
                            "kafka ok 1 broker",
                            "topics ok as declared",
                            "copies ok all are in sync",
                            "group harpline-transform ok transform-0",
                            "lag harpline-transform ok nothing waits",
                            "group harp-sink ok sink-0")
                    .contains(
                            "ingest-service " + ingest.url() + " ok ready; nothing waits on its disk",
                            "keys " + ingest.url() + " ok of gardin/default (12 taken)",
                            "signatures ok nothing is kept apart",
                            "harp ok no integration is out, as far as it was tried")
                    .anyMatch(line -> line.matches("lag harp-sink ok 1 records wait at most, the oldest for \\d+ s"))
                    .anyMatch(line ->
                            line.matches("clock ok the clock of Kafka's controller and ours agree to within \\d+ ms"))
                    .noneMatch(line -> line.startsWith("To do"));
            assertThat(other.assignment()).isNotEmpty();
        }
    }

    @Test
    void shouldSayWhatIsNotWellAndWhatToDoAboutIt() throws Exception {
        broker.createTopics(
                Topics.ALL.stream()
                        .filter(topic -> !topic.equals(Topics.REPLAY))
                        .toList(),
                4);
        write(Topics.NOTIFICATIONS, Duration.ofMinutes(10));
        write(Topics.NOTIFICATIONS, Duration.ofMinutes(-30));
        write(Topics.UNVERIFIED, Duration.ofMinutes(-40));
        ingest.readiness(
                        "spool", "UP", "{\"files\":\"good\",\"records\":7,\"bytes\":700,\"capacity\":9000,\"aside\":1}")
                .metrics(METRICS.replace("harpline_ingest_accepted_total{", "harpline_ingest_other{"));
        transform.readiness("streams", "DOWN", "{\"state\":\"REBALANCING\"}");
        sink.readiness("alerts", "UP", "{\"partitions\":4,\"degraded\":true,\"out\":\"default\\u001b[2J\"}");

        Ran doctor = doctor("--json");

        assertThat(doctor.exit()).isEqualTo(2);
        JsonNode findings = Json.MAPPER.readTree(doctor.out());
        assertThat(findings)
                .extracting(each -> each.get("check").asText() + " "
                        + each.get("level").asText() + " " + each.get("what").asText())
                .contains(
                        "topics BROKEN missing: harp.replay.v1",
                        "group harpline-transform BROKEN nobody is in it: nothing is processed",
                        "lag harpline-transform WARNING 2 records wait at most, the oldest for 10 min",
                        "ingest-service " + ingest.url() + " WARNING 7 notifications wait on its disk for Kafka",
                        "keys " + ingest.url()
                                + " BROKEN no key at its start, and none used since, of the sources [gardin]",
                        "transform-streams " + transform.url() + " BROKEN not ready: REBALANCING",
                        "signatures WARNING the newest request that was refused came 0 s ago, and none was taken since",
                        "group harp-sink BROKEN nobody is in it: nothing is processed",
                        "harp BROKEN out: default\uFFFD[2J")
                .anyMatch(line -> line.matches(
                        "clock of ingest WARNING that of the newest notification is \\d+ min before ours"));
        assertThat(findings)
                .filteredOn(each -> !each.get("level").asText().equals("OK"))
                .allSatisfy(each -> assertThat(each.get("todo").asText()).isNotBlank());
        assertThat(doctor().out()).contains("To do:", "  topics: ./harpline topics apply creates them");
    }

    @Test
    void shouldSeeWhatNobodyCanReadYetAndThatASecretIsNotGardins() throws Exception {
        broker.createTopics(Topics.ALL, 4);
        ingest.metrics(
                METRICS.replace("12.0", "0.0")
                        .replace(
                                "reason=\"signature\",source=\"gardin\"} 0.0",
                                "reason=\"signature\",source=\"gardin\"} 3.0\nharpline_ingest_rejected_total{reason=\"not-kept\",source=\"gardin\"} 5.0"));
        try (var stuck = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "stuck"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            stuck.initTransactions();
            stuck.beginTransaction();
            stuck.send(new ProducerRecord<>(
                            Topics.EVENTS.name(),
                            null,
                            Instant.now().minus(Duration.ofMinutes(20)).toEpochMilli(),
                            "T/A".getBytes(UTF_8),
                            new byte[0]))
                    .get();

            Ran doctor = doctor();

            assertThat(doctor.lines())
                    .contains(
                            "lag harp-sink WARNING 1 records at most are behind an open transaction, the oldest for 20 min",
                            "lost " + ingest.url() + " BROKEN 5 notifications were answered with 503 since its start",
                            "keys " + ingest.url()
                                    + " WARNING since its start requests were refused for their signature, and none was"
                                    + " taken, of [gardin (3)]");
            stuck.abortTransaction();
        }
    }

    @Test
    void shouldSeeWhatKafkaHasRemovedBeforeItWasRead() throws Exception {
        broker.createTopics(Topics.ALL, 1);
        TopicPartition archive = new TopicPartition(Topics.NOTIFICATIONS.name(), 0);
        TopicPartition events = new TopicPartition(Topics.EVENTS.name(), 0);
        for (int i = 0; i < 4; i++) {
            write(Topics.NOTIFICATIONS, Duration.ofMinutes(1));
            write(Topics.EVENTS, Duration.ofMinutes(1));
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.alterConsumerGroupOffsets("harpline-transform", Map.of(archive, new OffsetAndMetadata(1)))
                    .all()
                    .get();
            admin.alterConsumerGroupOffsets("harp-sink", Map.of(events, new OffsetAndMetadata(2)))
                    .all()
                    .get();
            admin.deleteRecords(
                            Map.of(archive, RecordsToDelete.beforeOffset(3), events, RecordsToDelete.beforeOffset(3)))
                    .all()
                    .get();
        }

        assertThat(doctor().lines())
                .contains("lag harpline-transform BROKEN 2 records were removed by Kafka before they were read")
                // What one offset was may have been the end of a transaction.
                .anyMatch(line -> line.startsWith("lag harp-sink ok 1 records wait at most"));
    }

    @Test
    void shouldLookAtTheServicesAlsoWhereKafkaIsAway() {
        sink.close();

        Ran doctor = Ran.on("localhost:1", words());

        assertThat(doctor.exit()).isEqualTo(2);
        assertThat(doctor.lines())
                .contains("kafka BROKEN Kafka does not answer at localhost:1 within 5 s")
                .contains("transform-streams " + transform.url() + " ok ready")
                .anyMatch(line -> line.startsWith("harp-sink " + sink.url() + " BROKEN does not answer"));
    }

    private Ran doctor(String... more) {
        return Ran.on(broker.bootstrapServers(), words(more));
    }

    private String[] words(String... more) {
        return Stream.concat(
                        Stream.of(
                                "doctor",
                                "--ingest-url",
                                ingest.url(),
                                "--transform-url",
                                transform.url(),
                                "--sink-url",
                                sink.url()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private KafkaConsumer<byte[], byte[]> member(String group, String name, TopicDeclaration topic) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "group.id",
                        group,
                        "group.instance.id",
                        name,
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic.name()));
        long read = 0;
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (consumer.assignment().isEmpty() || (topic.equals(Topics.NOTIFICATIONS) && read == 0)) {
            read += consumer.poll(Duration.ofMillis(100)).count();
            assertThat(System.nanoTime()).as("it gets no partitions").isLessThan(deadline);
        }
        return consumer;
    }

    private void write(TopicDeclaration topic, Duration ago) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            topic.name(),
                            null,
                            Instant.now().minus(ago).toEpochMilli(),
                            "T/A".getBytes(UTF_8),
                            new byte[0]))
                    .get();
        }
    }
}
