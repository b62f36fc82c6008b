package io.harpline.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.local.broker.TopicReader;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `reprocess`, `cut-over` and `drop` beside two applications that have processed the archive, wrote what a test says,
/// and have stopped.
@SuppressWarnings("NullAway.Init")
class CutOverCommandTest {

    private static final String LIVE = "harpline-transform";
    private static final String SECOND = "transform-v2";
    private static final String OWN = SECOND + ".";

    @TempDir
    private Path directory;

    private EmbeddedBroker broker;
    private Admin admin;
    private KafkaProducer<byte[], byte[]> producer;

    private record Ran(int exit, String said) {}

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(directory.resolve("kafka"));
        broker.createTopics(Topics.ALL, 1);
        admin = Admin.create(kafka());
        producer = new KafkaProducer<>(kafka(), new ByteArraySerializer(), new ByteArraySerializer());
        write(Topics.NOTIFICATIONS.name(), "T1/A1", "{}");
        bothHaveReadTheArchive();
    }

    @AfterEach
    void stop() {
        producer.close();
        admin.close();
        broker.close();
    }

    @Test
    void shouldLiftTheBarrierOfACommandThatWasKilled() throws Exception {
        try (var _ = leftOpen("harpline-barrier", Topics.NOTIFICATIONS.name())) {
            Ran reprocess = run("reprocess", "--as", "v2", "--no-run");

            assertThat(reprocess.exit()).as(reprocess.said()).isZero();
        }
    }

    @Test
    void shouldGiveTheSecondOneOutputsThatTakeWhatTheLiveOnesTake() throws Exception {
        setRetention(Topics.EVENTS, "123456789");

        run("reprocess", "--as", "v2", "--no-run");

        assertThat(configured(OWN + Topics.QUARANTINE.name(), "max.message.bytes"))
                .isEqualTo(configured(Topics.QUARANTINE.name(), "max.message.bytes"));
        assertThat(configured(OWN + Topics.EVENTS.name(), "retention.ms")).isEqualTo("123456789");
    }

    @Test
    void shouldTellAnewWhatTheSecondOneKnowsOtherwiseAndLeaveWhatItCannotKnow() throws Exception {
        begin();
        write(Topics.STATE.name(), "T1/known-otherwise", "{\"old\":1}");
        writeBoth(Topics.OUTCOMES, "T1/known-otherwise", outcome());
        write(OWN + Topics.STATE.name(), "T1/known-otherwise", "{\"new\":1}");
        write(Topics.STATE.name(), "T1/forgotten", "{\"old\":2}");
        write(OWN + Topics.STATE.name(), "T1/forgotten", null);
        write(Topics.STATE.name(), "T1/not-known", "{\"old\":3}");
        writeBoth(Topics.OUTCOMES, "T1/not-known", outcome());
        write(Topics.STATE.name(), "T1/older-than-the-archive", "{\"old\":4}");

        Ran cutOver = run("reprocess", "cut-over", "--as", "v2", "--no-run");

        assertThat(cutOver.exit()).as(cutOver.said()).isZero();
        assertThat(cutOver.said()).contains("3 alerts, which transform-v2 knows otherwise", "WARNING: 1 more");
        assertThat(cutOver.said().indexOf("WARNING")).isLessThan(cutOver.said().indexOf("Now stop"));
        assertThat(newestStates())
                .isEqualTo(Map.of(
                        "T1/known-otherwise", "{\"new\":1}",
                        "T1/forgotten", "null",
                        "T1/not-known", "null",
                        "T1/older-than-the-archive", "{\"old\":4}"));
        assertThat(admin.listTopics().names().get()).noneMatch(topic -> topic.startsWith(OWN + "alerts."));
    }

    @Test
    void shouldRefuseToTouchTheOneThatWasCutOver() throws Exception {
        begin();
        run("reprocess", "cut-over", "--as", "v2", "--no-run");

        assertThat(Stream.of("reprocess --as v2 --no-run", "reprocess drop --as v2 --yes")
                        .map(command -> run(command.split(" ", -1))))
                .allSatisfy(ran -> {
                    assertThat(ran.said()).contains("was cut over");
                    assertThat(ran.exit()).isEqualTo(2);
                });
    }

    @Test
    void shouldNeverSayThatNothingWasChangedOnceItHasHandedOver() throws Exception {
        begin();
        allowTopicMutations(0.001);

        Ran cutOver = run("reprocess", "cut-over", "--as", "v2", "--no-run");

        assertThat(cutOver.said()).contains("HARPLINE_TRANSFORM_APPLICATION_ID=transform-v2", "remove the topics");
        assertThat(cutOver.exit()).isEqualTo(3);
        // The quota lets the first one pass, whichever that is.
        assertThat(admin.listTopics().names().get()).anyMatch(topic -> topic.startsWith(OWN + "alerts."));
        assertThat(run("reprocess", "drop", "--as", "v2", "--yes").said()).contains("was cut over");

        allowTopicMutations(1_000_000);
        assertThat(run("reprocess", "cut-over", "--as", "v2", "--no-run").exit())
                .as("called again")
                .isZero();
        assertThat(admin.listTopics().names().get()).doesNotContain(OWN + Topics.EVENTS.name());
    }

    @Test
    void shouldHandOverAnewAfterACommandThatWasKilledBeforeItsCommit() throws Exception {
        begin();
        try (var _ = leftOpen("harpline-cut-over", OWN + "handed-over", Topics.STATE.name())) {
            Ran cutOver = run("reprocess", "cut-over", "--as", "v2", "--no-run");

            assertThat(cutOver.said()).contains("Now stop every transform", "Done.");
            assertThat(cutOver.exit()).isZero();
        }
    }

    /// Has it be there, with outputs that are empty.
    private void begin() {
        Ran reprocess = run("reprocess", "--as", "v2", "--no-run");
        assertThat(reprocess.exit()).as(reprocess.said()).isZero();
    }

    private void bothHaveReadTheArchive() throws Exception {
        for (String group : List.of(LIVE, SECOND)) {
            admin.alterConsumerGroupOffsets(
                            group, Map.of(new TopicPartition(Topics.NOTIFICATIONS.name(), 0), new OffsetAndMetadata(1)))
                    .all()
                    .get();
        }
        // Else it would be taken for a live one.
        broker.createTopics(List.of(Topics.STATE.named(OWN + Topics.STATE.name())), 1);
    }

    private static String outcome() {
        return "{\"origin\":{\"topic\":\"gardin.notifications.v1\",\"partition\":0,\"offset\":0}}";
    }

    private void writeBoth(TopicDeclaration topic, String key, String value) throws Exception {
        write(topic.name(), key, value);
        write(OWN + topic.name(), key, value);
    }

    private void write(String topic, String key, @Nullable String value) throws Exception {
        producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8)))
                .get();
    }

    /// A transaction that its command, killed, has left open in these topics.
    private KafkaProducer<byte[], byte[]> leftOpen(String id, String... topics) throws Exception {
        Map<String, Object> settings = new HashMap<>(kafka());
        settings.put("transactional.id", id);
        settings.put("transaction.timeout.ms", 600_000);
        var killed = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        killed.initTransactions();
        killed.beginTransaction();
        for (String topic : topics) {
            killed.send(new ProducerRecord<>(topic, 0, "left".getBytes(UTF_8), "open".getBytes(UTF_8)))
                    .get();
        }
        return killed;
    }

    private Map<String, String> newestStates() {
        Map<String, String> newest = new HashMap<>();
        new TopicReader(broker.bootstrapServers())
                .read(Topics.STATE)
                .forEach(record -> newest.put(
                        new String(record.key(), UTF_8),
                        record.value() == null ? "null" : new String(record.value(), UTF_8)));
        return newest;
    }

    private void setRetention(TopicDeclaration topic, String milliseconds) throws Exception {
        var set = new AlterConfigOp(new ConfigEntry("retention.ms", milliseconds), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(topic(topic.name()), List.of(set)))
                .all()
                .get();
    }

    private String configured(String topic, String name) throws Exception {
        return admin.describeConfigs(List.of(topic(topic)))
                .all()
                .get()
                .values()
                .iterator()
                .next()
                .get(name)
                .value();
    }

    private static ConfigResource topic(String name) {
        return new ConfigResource(ConfigResource.Type.TOPIC, name);
    }

    /// Kafka holds up who creates and removes more partitions a second.
    private void allowTopicMutations(double rate) throws Exception {
        Map<String, String> everybody = new HashMap<>();
        everybody.put(ClientQuotaEntity.USER, null);
        admin.alterClientQuotas(List.of(new ClientQuotaAlteration(
                        new ClientQuotaEntity(everybody),
                        List.of(new ClientQuotaAlteration.Op("controller_mutation_rate", rate)))))
                .all()
                .get();
    }

    private Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    private Ran run(String... arguments) {
        StringWriter said = new StringWriter();
        var commands = Main.commandLine().setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        try {
            Path impatient = directory.resolve("client.properties");
            Files.writeString(impatient, "request.timeout.ms=2000\ndefault.api.timeout.ms=4000\n");
            String[] all = Stream.concat(
                            Stream.of(arguments),
                            Stream.of(
                                    "--bootstrap-server",
                                    broker.bootstrapServers(),
                                    "--command-config",
                                    impatient.toString()))
                    .toArray(String[]::new);
            return new Ran(commands.execute(all), said.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
