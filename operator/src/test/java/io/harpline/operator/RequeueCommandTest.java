package io.harpline.operator;

import static io.harpline.operator.IngestTopics.RECEIVED;
import static io.harpline.operator.IngestTopics.archivedHeaders;
import static io.harpline.operator.IngestTopics.body;
import static io.harpline.operator.IngestTopics.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.local.broker.TopicReader;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Transaction;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.operation.Operation;
import io.harpline.schemas.operation.Operation.Kind;
import io.harpline.schemas.operation.Operation.State;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.Topics;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `quarantine requeue` over what transform-streams could not apply. Each test has a source and a tenant of its own.
class RequeueCommandTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MANY = 5_000;

    @TempDir
    private static Path directory;

    private static EmbeddedBroker broker;
    private static IngestTopics topics;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(directory.resolve("kafka"));
        broker.createTopics(Topics.ALL, 4);
        topics = new IngestTopics(broker.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        topics.close();
        broker.close();
    }

    @Test
    void shouldArchiveTheSameOnceMoreAndSayWhereItComesFrom() throws Exception {
        byte[] body = body("same", "A1");
        Map<String, String> archived = archivedHeaders("same", body);
        topics.archive("same/A1", body, archived);
        topics.quarantine("same/A1", body, new HashMap<>(archived));
        topics.settle();

        Ran ran = requeue("--tenant", "same", "--yes", "--by", "somebody");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).endsWith("1 chosen = 1 requeued\n");
        var records = archived("same", 2);
        assertThat(records.getLast()).satisfies(record -> {
            assertThat(new String(record.key(), UTF_8)).isEqualTo("same/A1");
            assertThat(record.partition()).isEqualTo(records.getFirst().partition());
            assertThat(record.value()).isEqualTo(body);
            assertThat(record.timestamp()).isEqualTo(RECEIVED.toEpochMilli());
            archived.forEach((name, value) -> assertThat(header(record, name)).isEqualTo(value));
            assertThat(header(record, HeaderNames.ORIGIN_TOPIC)).isEqualTo("alerts.quarantine.v1");
            assertThat(header(record, HeaderNames.ORIGIN_OFFSET)).isNotEqualTo("4711");
            assertThat(record.headers().lastHeader(HeaderNames.REASON)).isNull();
            assertThat(record.headers().lastHeader(HeaderNames.FIELD)).isNull();
        });
        assertThat(operations("same"))
                .allMatch(operation -> operation.kind() == Kind.REQUEUE
                        && operation.requestedBy().equals("somebody"))
                .extracting(Operation::state)
                .containsExactly(State.STARTED, State.FINISHED);
    }

    @Test
    void shouldLeaveTheArchiveClean() throws Exception {
        Path keys = directory.resolve("keys");
        IngestTopics.key(keys, "clean", "default", IngestTopics.SECRET);
        byte[] body = body("clean", "A1");
        topics.quarantine("clean/A1", body, archivedHeaders("clean", body));
        topics.settle();

        requeue("--tenant", "clean", "--yes");

        Ran verified =
                Ran.on(broker.bootstrapServers(), "verify-archive", "--source", "clean", "--keys", keys.toString());
        assertThat(verified.exit()).isZero();
        assertThat(verified.out()).endsWith("1 checked = 1 ok\n");
    }

    @Test
    void shouldPutItUnderTheKeyThatItsBodyNames() throws Exception {
        byte[] body = body("right", "A1");
        topics.quarantine("wrong/A1", body, archivedHeaders("key", body));
        Map<String, String> unreadable = archivedHeaders("key", "no JSON".getBytes(UTF_8));
        topics.quarantine("wrong/A2", "no JSON".getBytes(UTF_8), unreadable);
        topics.settle();

        requeue("--tenant", "wrong", "--yes");

        assertThat(archived("key", 2))
                .extracting(record -> new String(record.key(), UTF_8))
                .containsExactlyInAnyOrder("right/A1", "-/" + unreadable.get(HeaderNames.INGEST_ID));
    }

    @Test
    void shouldRequeueEachOnceHoweverOftenItRunsAndWhatIsQuarantinedAgainAgain() throws Exception {
        byte[] body = body("often", "A1");
        Map<String, String> headers = archivedHeaders("often", body);
        topics.quarantine("often/A1", body, new HashMap<>(headers));
        topics.settle();
        requeue("--tenant", "often", "--yes");
        var requeued = archived("often", 1).getLast();

        Ran second = requeue("--tenant", "often", "--yes");
        // transform-streams could not apply it this time either
        topics.quarantine("often/A1", body, headers, requeued.partition(), requeued.offset());
        topics.settle();
        Ran dry = requeue("--tenant", "often", "--dry-run");
        Ran third = requeue("--tenant", "often", "--yes");
        Ran fourth = requeue("--tenant", "often", "--yes");

        assertThat(second.exit()).isZero();
        assertThat(second.out()).endsWith("1 chosen = 1 requeued before\n");
        assertThat(dry.out())
                .contains("4711  " + body.length + "    requeued before", "to be requeued")
                .endsWith("2 chosen = 1 to be requeued + 1 requeued before\n");
        assertThat(third.out()).endsWith("2 chosen = 1 requeued + 1 requeued before\n");
        assertThat(fourth.out()).endsWith("2 chosen = 2 requeued before\n");
        assertThat(archived("often", 2)).hasSize(2);
    }

    /// There the archive is copied, and the quarantine made anew: its places are others.
    @Test
    void shouldKnowOnAnotherClusterWhatWasRequeuedAndNotTakeAnotherOneForIt() throws Exception {
        byte[] body = body("moved", "A1");
        Map<String, String> before = archivedHeaders("moved", body);
        topics.quarantine("moved/A1", body, new HashMap<>(before));
        topics.quarantine("moved/A1", body, archivedHeaders("moved", body));
        topics.settle();
        String[] placeOfTheOther = Json.MAPPER
                .readTree(requeue("--tenant", "moved", "--dry-run", "--json").out())
                .at("/notifications/1/place")
                .asText()
                .split("-", -1);
        before.put(HeaderNames.ORIGIN_TOPIC, Topics.QUARANTINE.name());
        before.put(HeaderNames.ORIGIN_PARTITION, placeOfTheOther[0]);
        before.put(HeaderNames.ORIGIN_OFFSET, placeOfTheOther[1]);
        topics.archive("moved/A1", body, before);
        topics.settle();

        Ran ran = requeue("--tenant", "moved", "--yes");

        assertThat(ran.out()).endsWith("2 chosen = 1 requeued + 1 requeued before\n");
        assertThat(archived("moved", 2).getLast())
                .satisfies(record -> assertThat(header(record, HeaderNames.INGEST_ID))
                        .isNotEqualTo(before.get(HeaderNames.INGEST_ID)));
    }

    @Test
    void shouldShowWhatItWouldDoAndWriteNothingBeforeItIsTold() throws Exception {
        byte[] body = body("dry", "A1");
        topics.quarantine("dry/A1", body, archivedHeaders("dry", body));
        topics.settle();

        Ran dry = requeue("--tenant", "dry", "--dry-run");
        JsonNode json = Json.MAPPER.readTree(
                requeue("--tenant", "dry", "--dry-run", "--json").out());
        Ran unasked = requeue("--tenant", "dry");

        assertThat(dry.exit()).isZero();
        assertThat(dry.out()).endsWith("1 chosen = 1 to be requeued\n");
        assertThat(json.get("chosen").intValue()).isEqualTo(1);
        assertThat(json.at("/notifications/0/requeuedBefore").booleanValue()).isFalse();
        assertThat(unasked.exit()).isEqualTo(2);
        assertThat(unasked.err()).contains("nothing was requeued; --yes says that it shall be");
        assertThat(topics.archived("dry")).isEmpty();
        assertThat(operations("dry")).isEmpty();
    }

    @Test
    void shouldTakeTheOneThatStandsAtAPlace() throws Exception {
        byte[] body = body("placed", "A1");
        topics.quarantine("placed/A1", body, archivedHeaders("placed", body));
        topics.quarantine("placed/A1", body, archivedHeaders("placed", body));
        topics.settle();
        String place = Json.MAPPER
                .readTree(Ran.on(broker.bootstrapServers(), "quarantine", "list", "--tenant", "placed", "--json")
                        .out())
                .get(1)
                .get("place")
                .asText();

        Ran ran = requeue(place, "--yes");

        assertThat(ran.out()).endsWith("1 chosen = 1 requeued\n");
        assertThat(topics.archived("placed"))
                .singleElement()
                .satisfies(record -> assertThat(header(record, HeaderNames.ORIGIN_PARTITION) + "-"
                                + header(record, HeaderNames.ORIGIN_OFFSET))
                        .isEqualTo(place));
        assertThat(requeue("0-999999", "--yes").err()).contains("nothing is quarantined at 0-999999");
    }

    @Test
    void shouldRequeueEachOnceWhenItIsKilledInTheMiddleAndRunTwiceAtOnce() throws Exception {
        for (int i = 0; i < MANY; i++) {
            byte[] body = body("many", "A" + i);
            topics.quarantine("many/A" + i, body, archivedHeaders("many", body));
        }
        topics.settle();
        Path output = directory.resolve("killed.err");
        Process killed = process(output);
        await().atMost(PATIENCE).until(() -> Files.readString(output).contains("moved  "));
        killed.destroyForcibly().onExit().join();
        int atTheKill = topics.archived("many").size();

        Path second = directory.resolve("second.err");
        Process fenced = process(second);
        await().atMost(PATIENCE).until(() -> Files.readString(second).contains("moved  "));
        Ran last = requeue("--tenant", "many", "--yes");

        assertThat(atTheKill).isBetween(1, MANY - 1);
        assertThat(last.exit()).as(last.err()).isZero();
        assertThat(fenced.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        archived("many", MANY);
        assertThat(topics.archivedIds("many")).hasSize(MANY).doesNotHaveDuplicates();
    }

    /// What a run had written when it was killed, and not committed, is not in the archive.
    @Test
    void shouldEndTheTransactionThatAKilledRunHasLeftOpen() throws Exception {
        byte[] body = body("open", "A1");
        topics.quarantine("open/A1", body, archivedHeaders("open", body));
        topics.settle();
        String[] place = Json.MAPPER
                .readTree(requeue("--tenant", "open", "--dry-run", "--json").out())
                .at("/notifications/0/place")
                .asText()
                .split("-", -1);
        try (Cluster cluster = Cluster.reach(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Transaction left = Transaction.begin(cluster, "harpline-requeue", Duration.ofMinutes(10));
            ProducerRecord<byte[], byte[]> uncommitted = new ProducerRecord<>(
                    Topics.NOTIFICATIONS.name(), null, RECEIVED.toEpochMilli(), "open/A1".getBytes(UTF_8), body);
            TextHeaders.setOrigin(
                    uncommitted.headers(),
                    new Origin(Topics.QUARANTINE.name(), Integer.parseInt(place[0]), Long.parseLong(place[1])));
            left.send(List.of(uncommitted));

            Ran ran = requeue("--tenant", "open", "--yes");

            assertThat(ran.out()).endsWith("1 chosen = 1 requeued\n");
            assertThat(archived("open", 1)).hasSize(1);
            left.close();
        }
    }

    /// Kafka says that a transaction is over a moment before whoever reads what is committed sees it.
    private static List<ConsumerRecord<byte[], byte[]>> archived(String source, int atLeast) {
        return await().atMost(PATIENCE).until(() -> topics.archived(source), records -> records.size() >= atLeast);
    }

    private static List<Operation> operations(String tenant) {
        return new TopicReader(broker.bootstrapServers())
                .read(Topics.OPERATIONS).stream()
                        .map(record -> Json.read(record.value(), Operation.class))
                        .filter(operation -> operation.selection().equals("--tenant " + tenant))
                        .toList();
    }

    private static Ran requeue(String... words) {
        return Ran.on(
                broker.bootstrapServers(),
                Stream.concat(Stream.of("quarantine", "requeue"), Stream.of(words))
                        .toArray(String[]::new));
    }

    private static Process process(Path err) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "quarantine",
                        "requeue",
                        "--tenant",
                        "many",
                        "--yes",
                        "--bootstrap-server",
                        broker.bootstrapServers())
                .redirectError(Redirect.to(err.toFile()))
                .redirectOutput(Redirect.DISCARD)
                .start();
    }
}
