package io.harpline.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Sink;
import io.harpline.schemas.harp.DeadLetter.Reason;
import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.operation.Operation;
import io.harpline.schemas.operation.Operation.State;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `dead-letters` over the topics as harp-sink writes them. Each test has a tenant of its own.
class DeadLettersCommandTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path directory;

    private static EmbeddedBroker broker;
    private static DeadLetterTopics topics;

    private record Ran(int exit, String out, String err) {}

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(directory.resolve("kafka"));
        broker.createTopics(Topics.ALL, 4);
        topics = new DeadLetterTopics(broker.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        topics.close();
        broker.close();
    }

    @Test
    void shouldListDeadLettersAndWhatThereIsToBeDoneAboutThem() throws Exception {
        String place = topics.refused("LIST", "open", 1);
        topics.refused("LIST", "superseded", 1);
        topics.delivered("LIST", "superseded", 2);
        topics.letter("LIST", "unreadable", Reason.UNREADABLE, "no event".getBytes(UTF_8));

        Ran list = run("list", "--tenant", "LIST");

        assertThat(list.out().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactlyInAnyOrder(
                        "PLACE ALERT VERSION REASON STATUS ATTEMPTS LAST ATTEMPT REDRIVEN NOW",
                        place + " LIST/open 1 REFUSED 422 1 2026-11-22T06:00:00.250Z 0 OPEN",
                        placeOf("LIST/superseded")
                                + " LIST/superseded 1 REFUSED 422 1 2026-11-22T06:00:00.250Z 0 SUPERSEDED",
                        placeOf("LIST/unreadable")
                                + " LIST/unreadable - UNREADABLE - 1 2026-11-22T06:00:00.250Z 0 UNREADABLE");
        assertThat(run("list", "--tenant", "LIST", "--open").out().lines()).hasSize(2);
        assertThat(run("list", "--tenant", "LIST", "--reason", "UNREADABLE", "--since", "1h")
                        .out()
                        .lines())
                .hasSize(2);
        assertThat(run("list", "--tenant", "NOBODY").out()).isEqualTo("no such dead letters\n");
        var json = Json.MAPPER.readTree(
                run("list", "--alert", "LIST/open", "--json").out());
        assertThat(json).hasSize(1);
        assertThat(json.get(0).fieldNames())
                .toIterable()
                .containsExactly(
                        "place",
                        "alert",
                        "version",
                        "reason",
                        "lastStatus",
                        "attempts",
                        "firstAttempt",
                        "lastAttempt",
                        "redriveCount",
                        "now");
    }

    @Test
    void shouldShowAWholeOneWithoutWhatATerminalWouldObey() {
        String older = topics.refused("SHOW", "A1", 1);
        String newest = topics.refused("SHOW", "A1", 2);

        Ran show = run("show", older);

        assertThat(show.exit()).isZero();
        assertThat(show.out())
                .contains(
                        "place: " + older,
                        "key: SHOW/A1",
                        "reason: REFUSED",
                        "last-status: 422",
                        "excerpt: {\"detail\":\"no \uFFFD[31m\"}",
                        "\"eventId\" : \"e-1\"")
                .doesNotContain("\u001b");
        assertThat(run("show", "--alert", "SHOW/A1").out()).contains("place: " + newest);
        assertThat(run("show", "3-4711").err()).isEqualTo("harpline: there is no dead letter at 3-4711\n");
        assertThat(run("show", "77-0").err()).isEqualTo("harpline: there is no dead letter at 77-0\n");
        assertThat(run("show", "--alert", "SHOW/none").err()).contains("there is no dead letter of SHOW/none");
    }

    @Test
    void shouldSendAgainWhatHarpDoesNotKnowAndNothingTheSecondTime() throws Exception {
        topics.refused("AGAIN", "replaced", 1);
        topics.refused("AGAIN", "replaced", 2);
        topics.refused("AGAIN", "new", 5);
        topics.refused("AGAIN", "delivered", 5);
        topics.delivered("AGAIN", "delivered", 5);

        Ran dry = run("redrive", "--tenant", "AGAIN", "--dry-run");

        assertThat(dry.exit()).isZero();
        assertThat(dry.out())
                .endsWith("4 selected = 0 sent + 2 left to be sent + 1 delivered since + 1 replaced by a newer one\n");
        assertThat(topics.replayed("AGAIN")).isEmpty();
        assertThat(topics.operations("AGAIN")).isEmpty();

        Ran redrive;
        try (SinkDouble _ = new SinkDouble(broker.bootstrapServers(), topics, alert -> Result.DELIVERED)) {
            redrive = run("redrive", "--tenant", "AGAIN", "--by", "kim");
        }

        assertThat(redrive.exit()).as(redrive.toString()).isZero();
        assertThat(redrive.out().lines().skip(1))
                .containsExactly(
                        "4 selected = 2 sent + 1 delivered since + 1 replaced by a newer one", "2 sent = 2 delivered");
        List<Operation> manifests = topics.operations("AGAIN");
        assertThat(manifests).extracting(Operation::state).containsExactly(State.STARTED, State.FINISHED);
        assertThat(manifests).extracting(Operation::requestedBy).containsOnly("kim");
        assertThat(manifests.getLast().counts().toString())
                .contains("name=selected, count=4", "name=sent, count=2", "name=DELIVERED, count=2");
        assertThat(topics.replayed("AGAIN")).hasSize(2).allSatisfy(record -> {
            assertThat(record.partition()).isEqualTo(DeadLetterTopics.PARTITION);
            assertThat(header(record, HeaderNames.REPLAY_ID))
                    .isEqualTo(manifests.getFirst().operationId());
            assertThat(header(record, HeaderNames.REQUESTED_BY)).isEqualTo("kim");
            assertThat(header(record, HeaderNames.MODE)).isEqualTo("redrive");
            assertThat(header(record, HeaderNames.REDRIVE_COUNT)).isEqualTo("1");
            assertThat(header(record, HeaderNames.REASON)).isEqualTo("REFUSED");
            assertThat(header(record, "ce_type")).isEqualTo("io.harpline.alert.raised.v1");
        });
        assertThat(topics.replayed("AGAIN"))
                .extracting(record -> new String(record.value(), UTF_8))
                .contains(new String(Json.bytes(DeadLetterTopics.event("AGAIN", "replaced", 2)), UTF_8));

        Ran second = run("redrive", "--tenant", "AGAIN");

        assertThat(second.exit()).isZero();
        assertThat(second.out()).isEqualTo("4 selected = 0 sent + 3 delivered since + 1 superseded\n");
        assertThat(topics.replayed("AGAIN")).hasSize(2);
        assertThat(topics.operations("AGAIN")).hasSize(2);
    }

    /// A replay in mode CURRENT was to have told it once more: Harp may have lost it.
    @Test
    void shouldSendAgainInModeCurrentWhatHarpHadAcknowledgedBeforeAReplayFailed() throws Exception {
        topics.delivered("ANEW", "lost", 5);
        topics.refusedAnew("ANEW", "lost", 5, "R1");

        Ran redrive;
        try (SinkDouble _ = new SinkDouble(broker.bootstrapServers(), topics, alert -> Result.DELIVERED)) {
            redrive = run("redrive", "--tenant", "ANEW");
        }
        Ran second = run("redrive", "--tenant", "ANEW");

        assertThat(redrive.exit()).as(redrive.toString()).isZero();
        assertThat(redrive.out()).endsWith("1 selected = 1 sent\n1 sent = 1 delivered\n");
        assertThat(topics.replayed("ANEW")).singleElement().satisfies(record -> {
            assertThat(header(record, HeaderNames.MODE)).isEqualTo("current");
            assertThat(header(record, HeaderNames.REPLAY_ID))
                    .isEqualTo(topics.operations("ANEW").getFirst().operationId());
        });
        assertThat(second.out()).isEqualTo("1 selected = 0 sent + 1 delivered since\n");
    }

    @Test
    void shouldSayWhatWasRefusedAgain() throws Exception {
        topics.refused("REFUSED", "well", 1);
        topics.refused("REFUSED", "never", 1);

        Ran redrive;
        try (SinkDouble _ = new SinkDouble(
                broker.bootstrapServers(),
                topics,
                alert -> alert.equals("never") ? Result.REFUSED : Result.DELIVERED)) {
            redrive = run("redrive", "--tenant", "REFUSED");
        }

        assertThat(redrive.exit()).isEqualTo(1);
        assertThat(redrive.out()).endsWith("2 selected = 2 sent\n2 sent = 1 delivered + 1 refused\n");
    }

    /// There is no sink at first, so nothing is ever finished.
    @Test
    void shouldWaitForTheSinkAndTellHowFarItCameWhenItIsInterrupted() throws Exception {
        for (int i = 0; i < 7; i++) {
            topics.refused("WAIT", "A" + i, 1);
        }
        Path output = directory.resolve("redrive.out");

        Process redrive = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "dead-letters",
                        "redrive",
                        "--tenant",
                        "WAIT",
                        "--rate",
                        "1",
                        "--bootstrap-server",
                        broker.bootstrapServers())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        await().atMost(PATIENCE)
                .until(() -> Files.readString(output).contains("waiting: the sink has not finished 5 of those sent"));
        redrive.destroy(); // SIGTERM, which Java hears as it hears Ctrl-C

        assertThat(redrive.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(output))
                .contains(
                        ", interrupted",
                        "7 selected = 5 sent + 2 left to be sent",
                        "5 sent = 5 not finished by the sink yet");
        assertThat(topics.operations("WAIT"))
                .extracting(Operation::state)
                .containsExactly(State.STARTED, State.INTERRUPTED);
        assertThat(topics.replayed("WAIT")).hasSize(5);
        assertThat(run("redrive", "--tenant", "WAIT", "--dry-run").out())
                .endsWith("7 selected = 0 sent + 2 left to be sent + 5 sent again before\n");

        Ran rest;
        try (SinkDouble _ = new SinkDouble(broker.bootstrapServers(), topics, alert -> Result.DELIVERED)) {
            rest = run("redrive", "--tenant", "WAIT");
        }
        assertThat(rest.out()).contains("2 sent = 2 delivered");
        assertThat(run("redrive", "--tenant", "WAIT").out()).isEqualTo("7 selected = 0 sent + 7 delivered since\n");
    }

    @Test
    void shouldCountTheLiveEventsThatTheSinkHasNotFinished() {
        TopicPartition partition = new TopicPartition(Topics.EVENTS.name(), 2);
        try (Cluster cluster = Cluster.reach(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            for (int i = 0; i < 5; i++) {
                topics.write(new ProducerRecord<>(partition.topic(), partition.partition(), new byte[0], new byte[0]));
            }
            assertThat(new Sink(cluster).liveLag()).isEqualTo(5);

            cluster.answer(cluster.admin()
                    .alterConsumerGroupOffsets("harp-sink", Map.of(partition, new OffsetAndMetadata(3)))
                    .all());

            assertThat(new Sink(cluster).liveLag()).isEqualTo(2);
        }
    }

    private static String placeOf(String alert) throws Exception {
        return Json.MAPPER
                .readTree(run("list", "--alert", alert, "--json").out())
                .get(0)
                .get("place")
                .asText();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return TextHeaders.get(record.headers(), name).orElseThrow();
    }

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        var commands = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] all = Stream.of(
                        Stream.of("dead-letters"),
                        Stream.of(arguments),
                        Stream.of("--bootstrap-server", broker.bootstrapServers()))
                .flatMap(part -> part)
                .toArray(String[]::new);
        int exit = commands.execute(all);
        return new Ran(exit, out.toString(), err.toString());
    }
}
