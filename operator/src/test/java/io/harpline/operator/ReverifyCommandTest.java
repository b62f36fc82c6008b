package io.harpline.operator;

import static io.harpline.operator.IngestTopics.RECEIVED;
import static io.harpline.operator.IngestTopics.SECRET;
import static io.harpline.operator.IngestTopics.body;
import static io.harpline.operator.IngestTopics.header;
import static io.harpline.operator.IngestTopics.headers;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Transaction;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.operation.Operation;
import io.harpline.schemas.operation.Operation.Kind;
import io.harpline.schemas.operation.Operation.State;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `reverify` over what ingest-service kept apart. Each test has a source of its own.
class ReverifyCommandTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MANY = 10_000;

    @TempDir
    private static Path directory;

    private static EmbeddedBroker broker;
    private static IngestTopics topics;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path keys;

    private record Ran(int exit, String out, String err) {}

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
    void shouldArchiveWhatIsGenuineAsIngestWouldHaveAndSayWhereItComesFrom() throws Exception {
        IngestTopics.key(keys, "as-ingest", "2026-11", SECRET);
        byte[] body = body("T1", "A1");
        Map<String, String> sent = headers("as-ingest", body);
        topics.refuse("as-ingest", body, "signature", sent);
        // Where the alert's other notifications stand.
        topics.archive("T1/A1", body, IngestTopics.archivedHeaders("neighbour", body));
        topics.settle();

        Ran ran = run("--source", "as-ingest", "--yes");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .contains("as-ingest  2026-11  1        2026-11-20T06:00:00.250Z  2026-11-20T06:00:00.250Z")
                .endsWith("1 kept apart = 1 moved\n");
        assertThat(topics.archived("as-ingest")).singleElement().satisfies(record -> {
            assertThat(new String(record.key(), UTF_8)).isEqualTo("T1/A1");
            assertThat(record.value()).isEqualTo(body);
            assertThat(record.timestamp()).isEqualTo(RECEIVED.toEpochMilli());
            assertThat(record.partition())
                    .isEqualTo(topics.archived("neighbour").getFirst().partition());
            sent.keySet().stream()
                    .filter(name -> !name.equals(HeaderNames.REASON))
                    .forEach(name -> assertThat(header(record, name)).isEqualTo(sent.get(name)));
            assertThat(header(record, HeaderNames.KEY_ID)).isEqualTo("2026-11");
            assertThat(header(record, HeaderNames.ORIGIN_TOPIC)).isEqualTo("gardin.unverified.v1");
            assertThat(header(record, HeaderNames.ORIGIN_PARTITION)).isNotEmpty();
            assertThat(header(record, HeaderNames.ORIGIN_OFFSET)).isNotEmpty();
            assertThat(record.headers().lastHeader(HeaderNames.REASON)).isNull();
        });
        assertThat(topics.operations("as-ingest"))
                .allMatch(operation -> operation.kind() == Kind.REVERIFY)
                .extracting(Operation::state)
                .containsExactly(State.STARTED, State.FINISHED);
    }

    @Test
    void shouldMoveEachOnceHoweverOftenItRuns() throws Exception {
        IngestTopics.key(keys, "often", "default", SECRET);
        topics.refuse("often", body("T1", "A1"));
        // ingest's producer may write one twice.
        Map<String, String> twice = headers("often", body("T1", "A2"));
        topics.refuse("often", body("T1", "A2"), "signature", twice);
        topics.refuse("often", body("T1", "A2"), "signature", twice);
        topics.settle();

        Ran first = run("--source", "often", "--yes");
        Ran second = run("--source", "often", "--yes");

        assertThat(first.out()).endsWith("3 kept apart = 2 moved + 1 kept apart twice\n");
        assertThat(second.out()).isEqualTo("3 kept apart = 2 in the archive already + 1 kept apart twice\n");
        assertThat(topics.archivedIds("often")).hasSize(2).doesNotHaveDuplicates();
        assertThat(topics.operations("often")).hasSize(2);
    }

    /// What was moved before must be found again wherever it stands in the archive: its time there is that of its
    /// receipt, or a later one where the broker refused that.
    @Test
    void shouldFindAgainWhatItMovedAlsoOfAnEarlierDay() throws Exception {
        IngestTopics.key(keys, "days", "default", SECRET);
        List<Instant> times = List.of(RECEIVED.minus(Duration.ofDays(3)), RECEIVED, RECEIVED.plus(Duration.ofDays(1)));
        for (Instant time : times) {
            byte[] body = body("T1", "A" + time.toEpochMilli());
            Map<String, String> headers = headers("days", body);
            headers.put(HeaderNames.RECEIVED_AT, Rfc3339.format(time));
            topics.refuse("days", body, "signature", headers);
        }
        topics.settle();

        Ran first = run("--source", "days", "--yes");
        Ran second = run("--source", "days", "--yes");

        assertThat(first.out()).endsWith("3 kept apart = 3 moved\n");
        assertThat(second.out()).isEqualTo("3 kept apart = 3 in the archive already\n");
        assertThat(topics.archived("days"))
                .extracting(record -> Instant.ofEpochMilli(record.timestamp()))
                .containsExactlyInAnyOrderElementsOf(times);
    }

    @Test
    void shouldMoveWhatItCouldNotVerifyBeforeItsKeyCame() throws Exception {
        IngestTopics.key(keys, "later", "old", "the secret that was replaced");
        topics.refuse("later", body("T1", "A1"));
        topics.settle();
        Ran before = run("--source", "later", "--yes");

        IngestTopics.key(keys, "later", "new", SECRET);
        Ran after = run("--source", "later", "--yes");

        assertThat(before.out()).isEqualTo("1 kept apart = 1 signed by none of the keys\n");
        assertThat(before.exit()).isZero();
        assertThat(after.out()).endsWith("1 kept apart = 1 moved\n");
        assertThat(topics.archived("later"))
                .extracting(record -> header(record, HeaderNames.KEY_ID))
                .containsExactly("new");
    }

    @Test
    void shouldLeaveWhatIsNotShownToBeGenuine() throws Exception {
        IngestTopics.key(keys, "forged", "default", SECRET);
        IngestTopics.key(keys, "forged", "default.valid", "2026-11-01T00:00:00Z/..");
        byte[] body = body("T1", "A1");
        topics.refuse("forged", body, "signature", headers("forged", body("T1", "A2")));
        topics.refuse("forged", body, "signature", with(headers("forged", body), HeaderNames.SIGNATURE, "a, b"));
        topics.refuse(
                "forged",
                body,
                "signature",
                with(headers("forged", body), HeaderNames.RECEIVED_AT, "2026-10-31T23:59:59.999Z"));
        topics.refuse("forged", body, "token", headers("forged", body));
        topics.refuse("forged", body, "tenant", headers("forged", body));
        Map<String, String> nameless = headers("forged", body);
        nameless.remove(HeaderNames.INGEST_ID);
        topics.refuse("forged", body, "signature", nameless);
        topics.refuse("keyless", body);
        topics.settle();

        Ran ran = run("--source", "forged", "--yes");

        assertThat(ran.out())
                .isEqualTo("6 kept apart = 2 signed by none of the keys + 1 signed outside its key's time"
                        + " + 2 refused for another reason + 1 without the headers\n");
        assertThat(run("--source", "keyless", "--yes").out())
                .isEqualTo("1 kept apart = 1 of a source without a key here\n");
        assertThat(topics.archived("forged")).isEmpty();
        assertThat(topics.archived("keyless")).isEmpty();
    }

    @Test
    void shouldLetASourceSignForItsOwnTenantsOnly() throws Exception {
        IngestTopics.key(keys, "tenants", "default", SECRET);
        for (String reason : List.of("signature", "tenant")) {
            for (String tenant : List.of("OWN", "FOREIGN")) {
                byte[] body = body(tenant, reason);
                topics.refuse("tenants", body, reason, headers("tenants", body));
            }
        }
        topics.settle();

        Ran untold = run("--source", "tenants", "--reason", "TENANT", "--yes");
        Ran told =
                run("--source", "tenants", "--tenants", "tenants=OTHER,OWN", "--reason", "TENANT,SIGNATURE", "--yes");

        assertThat(untold.out()).contains("2 of a tenant that is not its source's");
        assertThat(told.out()).endsWith("4 kept apart = 2 moved + 2 of a tenant that is not its source's\n");
        assertThat(topics.archived("tenants"))
                .extracting(record -> new String(record.key(), UTF_8))
                .containsExactlyInAnyOrder("OWN/signature", "OWN/tenant");
    }

    @Test
    void shouldArchiveWhatCannotBeReadUnderItsIngestId() throws Exception {
        IngestTopics.key(keys, "unreadable", "default", SECRET);
        String ingestId = topics.refuse("unreadable", "no JSON".getBytes(UTF_8));
        topics.settle();

        run("--source", "unreadable", "--yes");

        assertThat(topics.archived("unreadable"))
                .extracting(record -> new String(record.key(), UTF_8))
                .containsExactly("-/" + ingestId);
    }

    @Test
    void shouldShowWhatItWouldDoAndWriteNothingBeforeItIsTold() throws Exception {
        IngestTopics.key(keys, "dry", "default", SECRET);
        topics.refuse("dry", body("T1", "A1"));
        topics.settle();

        Ran dry = run("--source", "dry", "--dry-run");
        JsonNode json = Json.MAPPER.readTree(
                run("--source", "dry", "--dry-run", "--json").out());
        Ran unasked = run("--source", "dry");

        assertThat(dry.exit()).isZero();
        assertThat(dry.out()).contains("dry     default  1").endsWith("1 kept apart = 1 to be moved\n");
        assertThat(json.get("looked").intValue()).isEqualTo(1);
        assertThat(json.get("counts").get(0).get("name").textValue()).isEqualTo("to be moved");
        assertThat(json.get("genuine").get(0).get("keyId").textValue()).isEqualTo("default");
        assertThat(unasked.exit()).isEqualTo(2);
        assertThat(unasked.err()).contains("nothing was moved; --yes says that it shall be");
        assertThat(topics.archived("dry")).isEmpty();
        assertThat(topics.operations("dry")).isEmpty();
    }

    @Test
    void shouldMoveEachOnceWhenItIsKilledInTheMiddleAndRunAgain() throws Exception {
        IngestTopics.key(keys, "killed", "default", SECRET);
        List<String> refused = refuseMany("killed");
        Path output = directory.resolve("reverify.err");

        Process run = process("killed", output);
        await().atMost(PATIENCE).until(() -> Files.readString(output).contains("moved  "));
        run.destroyForcibly().onExit().join();
        int atTheKill = topics.archivedIds("killed").size();
        Ran again = run("--source", "killed", "--yes");

        assertThat(atTheKill).isBetween(1, MANY - 1);
        assertThat(again.exit()).isZero();
        assertThat(again.out()).contains(" moved + ", " in the archive already\n");
        assertThat(topics.archivedIds("killed")).hasSize(MANY).containsExactlyInAnyOrderElementsOf(refused);
        assertThat(topics.operations("killed"))
                .extracting(Operation::state)
                .containsExactlyInAnyOrder(State.STARTED, State.STARTED, State.FINISHED);
    }

    @Test
    void shouldRefuseTenantsOfASourceThatHasNoKey() throws Exception {
        IngestTopics.key(keys, "spelt", "default", SECRET);
        topics.refuse("spelt", body("OTHER", "A1"));
        topics.settle();

        Ran ran = run("--source", "spelt", "--tenants", "splet=OWN", "--yes");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("--tenants splet=… names a source that has no key in --keys");
        assertThat(topics.archived("spelt")).isEmpty();
    }

    /// What a run had written when it was killed, and not committed, is not in the archive.
    @Test
    void shouldEndTheTransactionThatAKilledRunHasLeftOpen() throws Exception {
        IngestTopics.key(keys, "open", "default", SECRET);
        String ingestId = topics.refuse("open", body("T1", "A1"));
        topics.settle();
        try (Cluster cluster = Cluster.reach(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Transaction left = Transaction.begin(cluster, "harpline-reverify", Duration.ofMinutes(10));
            ProducerRecord<byte[], byte[]> uncommitted =
                    new ProducerRecord<>(Topics.NOTIFICATIONS.name(), "T1/A1".getBytes(UTF_8), body("T1", "A1"));
            TextHeaders.set(uncommitted.headers(), HeaderNames.SOURCE, "open");
            TextHeaders.set(uncommitted.headers(), HeaderNames.INGEST_ID, ingestId);
            left.send(List.of(uncommitted));

            Ran ran = run("--source", "open", "--yes");

            assertThat(ran.out()).endsWith("1 kept apart = 1 moved\n");
            assertThat(topics.archivedIds("open")).containsExactly(ingestId);
            left.close();
        }
    }

    @Test
    void shouldMoveEachOnceWhenTwoRunAtOnceAndTheFirstGivesWay() throws Exception {
        IngestTopics.key(keys, "two", "default", SECRET);
        List<String> refused = refuseMany("two");
        Path output = directory.resolve("first.err");
        Process first = process("two", output);
        await().atMost(PATIENCE).until(() -> Files.readString(output).contains("moved  "));

        Ran second = run("--source", "two", "--yes");

        assertThat(second.exit()).isZero();
        assertThat(first.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue()).isEqualTo(2);
        assertThat(Files.readString(output)).contains("the same command was called again since, and has taken over");
        assertThat(topics.archivedIds("two")).hasSize(MANY).containsExactlyInAnyOrderElementsOf(refused);
    }

    private static List<String> refuseMany(String source) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            ids.add(topics.refuse(source, body("T" + i % 7, "A" + i)));
        }
        topics.settle();
        return ids;
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        headers.put(name, value);
        return headers;
    }

    private Process process(String source, Path err) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "reverify",
                        "--source",
                        source,
                        "--yes",
                        "--keys",
                        keys.toString(),
                        "--bootstrap-server",
                        broker.bootstrapServers())
                .redirectError(Redirect.to(err.toFile()))
                .redirectOutput(Redirect.DISCARD)
                .start();
    }

    private Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = Stream.concat(
                        Stream.of(
                                "reverify", "--bootstrap-server", broker.bootstrapServers(), "--keys", keys.toString()),
                        Stream.of(arguments))
                .toArray(String[]::new);
        int exit = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
        return new Ran(exit, out.toString(), err.toString());
    }
}
