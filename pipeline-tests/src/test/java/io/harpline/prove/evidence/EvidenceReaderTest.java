package io.harpline.prove.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.local.gardin.SignedNotification;
import io.harpline.prove.model.Place;
import io.harpline.schemas.json.Sha256;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceReaderTest {

    private static final byte[] SECRET = "a secret of the reader's test".getBytes(UTF_8);
    private static final String SECOND = "again.";
    private static final String CHANGELOG = "app-alerts-changelog";

    @TempDir
    private Path directory;

    @Test
    void shouldReadEverythingThatWasCommittedAndNothingElse() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"))) {
            List<TopicDeclaration> topics = new ArrayList<>(Topics.ALL);
            Gathering.OUTPUTS.forEach(output -> topics.add(Topics.EVENTS.named(SECOND + output)));
            topics.add(Topics.EVENTS.named(CHANGELOG));
            broker.createTopics(topics, 2);
            try (KafkaProducer<byte[], byte[]> producer = producer(broker)) {
                producer.initTransactions();
                write(producer, true, "N1", "N2");
                write(producer, false, "N3");
                write(producer, true, "N4");
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(CHANGELOG, 1, null, SECRET)).get();
                producer.abortTransaction();
            }

            Evidence evidence = read(broker.bootstrapServers());

            assertThat(evidence.archive())
                    .extracting(record -> record.told().notificationId())
                    .containsExactly("N1", "N2", "N4");
            assertThat(evidence.archive()).allSatisfy(record -> {
                assertThat(record.signer()).isEqualTo("default");
                assertThat(record.key()).isEqualTo(record.rightKey()).isEqualTo("T1/A1");
            });
            assertThat(evidence.archive().getFirst().place()).isEqualTo(new Place(1, 0));
            assertThat(evidence.answers()).singleElement().satisfies(answer -> {
                assertThat(answer.isTaken()).isTrue();
                assertThat(answer.bytes())
                        .isEqualTo(evidence.archive().getFirst().bytes());
            });
            assertThat(evidence.posts())
                    .extracting(Posted::key, Posted::eventId, Posted::severity)
                    .containsExactly(tuple("T1/A1", "E1", "warning"));
            assertThat(evidence.shown())
                    .containsExactly(new Shown(1, "T1/A1", true, "warning"), new Shown(2, "T1/A2", false, "ok"));
            assertThat(evidence.leaks())
                    .extracting(Leak::where)
                    .containsExactly(
                            CHANGELOG + "-1@0, its value",
                            directory.resolve("log").toString());
            assertThat(evidence.unreadable()).isEmpty();
        }
    }

    private Evidence read(String bootstrapServers) throws Exception {
        Path answers = Files.writeString(directory.resolve("answers.jsonl"), """
                {"number":1,"kind":"GENUINE","sha256":"%s","alert":"T1/A1","notificationId":"N1","instance":"ingest-1",\
                "sentAt":"2026-11-22T08:00:00.123456Z","tookMillis":12,"status":200,"ingestId":"INGEST-N1"}
                """.formatted(Sha256.hex(body("N1"))));
        Path journal = Files.writeString(directory.resolve("journal.jsonl"), """
                {"at":"2026-11-22T08:00:00.500Z","post":{"identity":{"alertName":"Gardin HEALTH alert","source":"gardin/T1",\
                "object":"J A1"},"severity":"warning","output":"o","additionalFields":\
                {"tenant_id":"T1","alert_id":"A1","event_id":"E1"}}}
                """);
        Path log = Files.writeString(directory.resolve("log"), "oops: " + new String(SECRET, UTF_8));
        HttpServer harp = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        harp.createContext("/alerts", exchange -> {
            byte[] alerts = """
                    [{"id":1,"status":"open","severity":"warning","source":"gardin/T1",\
                    "additionalFields":{"tenant_id":"T1","alert_id":"A1"}},\
                    {"id":2,"status":"closed","severity":"ok","source":"gardin/T1",\
                    "additionalFields":{"tenant_id":"T1","alert_id":"A2"}}]""".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, alerts.length);
            exchange.getResponseBody().write(alerts);
            exchange.close();
        });
        harp.start();
        try {
            return EvidenceReader.read(
                    bootstrapServers,
                    answers,
                    journal,
                    URI.create("http://localhost:" + harp.getAddress().getPort() + "/alerts"),
                    SECOND,
                    List.of(log),
                    new Keys(Map.of("default", SECRET), Map.of()),
                    "forged-marker",
                    List.of(),
                    List.of());
        } finally {
            harp.stop(0);
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(EmbeddedBroker broker) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "transactional.id",
                        "reader-test",
                        "max.in.flight.requests.per.connection",
                        1),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static void write(KafkaProducer<byte[], byte[]> producer, boolean commit, String... ids) throws Exception {
        producer.beginTransaction();
        for (String id : ids) {
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(Topics.NOTIFICATIONS.name(), 1, "T1/A1".getBytes(UTF_8), body(id));
            header(record, "received-at", "2026-11-22T08:00:00.130Z");
            header(record, "ingest-id", "INGEST-" + id);
            header(record, "key-id", "default");
            header(record, "signature", SignedNotification.sign(body(id), SECRET));
            producer.send(record).get();
        }
        if (commit) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }

    private static byte[] body(String id) {
        return ("{\"tenantId\":\"T1\",\"alertId\":\"A1\",\"notificationId\":\"" + id + "\"}").getBytes(UTF_8);
    }
}
