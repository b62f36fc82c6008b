package io.harpline.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.schemas.harp.Replay;
import io.harpline.schemas.harp.Replay.Mode;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.json.Sha256;
import io.harpline.schemas.operation.Operation;
import io.harpline.schemas.operation.Operation.Count;
import io.harpline.schemas.operation.Operation.Kind;
import io.harpline.schemas.operation.Operation.State;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.Topics;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `replay apply` of what `replay plan` has planned. Each test has a tenant of its own.
class ReplayApplyCommandTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MANY = 2_000;

    @TempDir
    private static Path directory;

    private static EmbeddedBroker broker;
    private static EventTopics events;
    private static DeadLetterTopics sink;
    private static SinkDouble finishing;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(directory.resolve("kafka"));
        broker.createTopics(Topics.ALL, 4);
        events = new EventTopics(broker.bootstrapServers());
        sink = new DeadLetterTopics(broker.bootstrapServers());
        events.sinkHasFinishedAll();
        finishing = new SinkDouble(broker.bootstrapServers(), sink, ReplayApplyCommandTest::whatHarpMakesOf);
    }

    @AfterAll
    static void stop() {
        finishing.close();
        events.close();
        sink.close();
        broker.close();
    }

    @Test
    void shouldSendWhatIsPlannedAsItIsAndNothingTheSecondTime() throws Exception {
        events.raised("ASIS", "a0", 1);
        events.raised("ASIS", "b1", 1);
        events.closed("ASIS", "b1", 2);
        events.settle();
        Path plan = plan("--tenant ASIS --rate 1000");
        // After the plan, and so not of it.
        events.raised("ASIS", "c2", 1);
        events.settle();

        Ran first = apply(plan, "--by", "kim", "--yes");
        Ran second = apply(plan, "--yes");

        assertThat(first.exit()).as(first.toString()).isZero();
        assertThat(first.out()).endsWith("3 planned = 3 sent\n3 sent by this run = 3 delivered\n");
        assertThat(second.exit()).isZero();
        assertThat(second.out()).endsWith("this plan is finished; nothing was sent\n");
        List<ConsumerRecord<byte[], byte[]>> sent = events.read(Topics.REPLAY, "ASIS");
        assertThat(sent).hasSize(3).allSatisfy(record -> {
            ConsumerRecord<byte[], byte[]> event = events.read(Topics.EVENTS, "ASIS").stream()
                    .filter(one -> Arrays.equals(one.value(), record.value()))
                    .findFirst()
                    .orElseThrow();
            assertThat(record.key()).isEqualTo(event.key());
            assertThat(record.partition()).isEqualTo(event.partition());
            assertThat(Replay.of(record.headers())).contains(new Replay(id(plan), "kim", Mode.EVENTS));
            assertThat(header(record, "ce_id")).isEqualTo(header(event, "ce_id"));
            assertThat(header(record, HeaderNames.ORIGIN_TOPIC)).isEqualTo(Topics.EVENTS.name());
            assertThat(header(record, HeaderNames.ORIGIN_OFFSET)).isEqualTo(Long.toString(event.offset()));
        });
        assertThat(operations(plan))
                .allMatch(operation -> operation.kind() == Kind.REPLAY
                        && operation.requestedBy().equals("kim"))
                .extracting(Operation::state)
                .containsExactly(State.STARTED, State.UNDER_WAY, State.FINISHED);
        assertThat(operations(plan).getLast().counts())
                .containsExactly(new Count("planned", 3), new Count("sent", 3), new Count("DELIVERED", 3));
    }

    @Test
    void shouldDropWhatHarpKnowsByNowAndSayWhatIsNoLongerKept() throws Exception {
        events.raised("DROP", "gone3", 1);
        events.raised("DROP", "delivered3", 1);
        events.raised("DROP", "superseded3", 1);
        events.raised("DROP", "open3", 1);
        events.settle();
        Path plan = plan("--tenant DROP --rate 1000");
        events.removeEventsBefore(
                3, events.read(Topics.EVENTS, "DROP").getFirst().offset() + 1);
        sink.delivered(3, "DROP", "delivered3", 1);
        sink.delivered(3, "DROP", "superseded3", 2);

        Ran ran = apply(plan, "--yes");

        assertThat(ran.out())
                .endsWith("4 planned = 1 sent + 1 delivered since + 1 superseded since"
                        + " + 1 no longer in alerts.events.v1\n1 sent by this run = 1 delivered\n");
        assertThat(ran.exit()).as("not all of it is there").isEqualTo(1);
        assertThat(apply(plan, "--yes").exit()).as("nor ever will be").isEqualTo(1);
        assertThat(keys(events.read(Topics.REPLAY, "DROP"))).containsExactly("DROP/open3");
    }

    @Test
    void shouldNotForgetWhatAnEarlierRunWasRefused() throws Exception {
        events.raised("TWICE", "a0", 1);
        events.raised("TWICE", "refused1", 1);
        events.settle();
        Path plan = plan("--tenant TWICE --rate 1000");

        Ran first = apply(plan, "--yes");
        Ran second = apply(plan, "--yes");

        assertThat(first.exit()).isEqualTo(1);
        assertThat(second.exit()).as(second.toString()).isEqualTo(1);
        assertThat(second.out())
                .endsWith("this plan is finished; nothing was sent\n2 sent by all runs = 1 delivered + 1 refused\n");
    }

    /// Between its last batch and its end, so that nobody has heard what became of it.
    @Test
    void shouldSayWhatIsNotKnownWhereARunWasKilled() throws Exception {
        events.raised("UNHEARD", "a0", 1);
        events.settle();
        Path plan = plan("--tenant UNHEARD");
        Operation killed = NewOperation.of(id(plan), Kind.REPLAY, "kim", "all");
        for (Operation told : List.of(killed, killed.underWay(List.of(new Count("sent", 1))))) {
            sink.write(new ProducerRecord<>(
                    Topics.OPERATIONS.name(), told.operationId().getBytes(UTF_8), Json.bytes(told)));
        }

        Ran again = apply(plan, "--yes");

        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.out())
                .contains("nothing was sent by this run")
                .endsWith("1 sent by all runs = 1 of which it is not known what became of them\n");
        assertThat(apply(plan, "--yes").exit()).isEqualTo(1);
        assertThat(events.read(Topics.REPLAY, "UNHEARD")).isEmpty();
    }

    @Test
    void shouldTakeWhatGoesNowhereForDone() throws Exception {
        events.raised("ROUTES", "a0", 1);
        events.raised("ROUTES", "nowhere1", 1);
        events.settle();

        Ran ran = apply(plan("--tenant ROUTES --rate 1000"), "--yes");

        assertThat(ran.out()).endsWith("2 sent by this run = 1 delivered + 1 not routed\n");
        assertThat(ran.exit()).isZero();
    }

    @Test
    void shouldDropWhatHarpIsToldWhileItRuns() throws Exception {
        for (int i = 0; i < 7; i++) {
            events.raised("MEANWHILE", "a" + i + "0", 1);
        }
        events.settle();
        Path plan = plan("--tenant MEANWHILE --rate 1");

        CompletableFuture<Ran> run = CompletableFuture.supplyAsync(() -> apply(plan, "--yes"));
        await().atMost(PATIENCE)
                .until(() -> !events.read(Topics.REPLAY, "MEANWHILE").isEmpty());
        sink.delivered(0, "MEANWHILE", "a60", 1);

        assertThat(run.join().out()).contains("7 planned = 6 sent + 1 delivered since\n");
    }

    @Test
    void shouldKeepTheOrderOfEachAlert() throws Exception {
        for (int version = 1; version <= 5; version++) {
            for (int alert = 0; alert < 40; alert++) {
                events.told("ORDER", "a" + alert, version, AlertEventType.SEVERITY_INCREASED, Severity.HIGH);
            }
        }
        events.settle();

        Ran ran = apply(plan("--tenant ORDER --topic order.alerts --create --rate 1000"), "--yes");

        assertThat(ran.exit()).as(ran.toString()).isZero();
        Map<String, List<Long>> versions = events.read(Topics.EVENTS.named("order.alerts")).stream()
                .map(record -> Json.read(record.value(), AlertEvent.class))
                .collect(groupingBy(AlertEvent::alertId, mapping(AlertEvent::version, toList())));
        assertThat(versions).hasSize(40);
        assertThat(versions.values()).containsOnly(List.of(1L, 2L, 3L, 4L, 5L));
    }

    /// What Harp does not know must not be posted again, should it get to know it before the sink comes to it.
    @Test
    void shouldSendInModeCurrentOnlyWhatHarpHasAcknowledged() throws Exception {
        events.raised("MODES", "known0", 1);
        events.raised("MODES", "unknown0", 1);
        events.settle();
        sink.delivered(0, "MODES", "known0", 1);

        apply(plan("--tenant MODES --mode current --rate 1000"), "--yes");

        assertThat(events.read(Topics.REPLAY, "MODES"))
                .extracting(record -> new String(record.key(), UTF_8) + " " + header(record, HeaderNames.MODE))
                .containsExactly("MODES/known0 current", "MODES/unknown0 events");
    }

    @Test
    void shouldSendAgainInModeCurrentWhatHarpHasAcknowledged() throws Exception {
        events.raised("AGAIN", "refused1", 1);
        events.settle();
        sink.delivered(1, "AGAIN", "refused1", 1);
        Path plan = plan("--tenant AGAIN --mode current");

        Ran ran = apply(plan, "--yes");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).endsWith("1 planned = 1 sent\n1 sent by this run = 1 refused\n");
        assertThat(events.read(Topics.REPLAY, "AGAIN"))
                .singleElement()
                .satisfies(
                        record -> assertThat(header(record, HeaderNames.MODE)).isEqualTo("current"));
    }

    @Test
    void shouldRefuseAPlanThatIsNotAsItWasMade() throws Exception {
        events.raised("EDITED", "a1", 1);
        events.raised("EDITED", "b1", 1);
        events.settle();
        Path plan = plan("--tenant EDITED");
        String text = Files.readString(plan);
        List<String> lines = text.lines().toList();

        assertThat(refused(text.replace("EDITED/a1", "EDITED/b1"))).contains("was edited since it was made");
        assertThat(refused(text.replace("\"rate\":20", "\"rate\":90"))).contains("was edited since it was made");
        assertThat(refused(String.join("\n", lines.subList(0, lines.size() - 1)) + "\n"))
                .contains("is no plan, or one that was cut or added to");
        assertThat(refused(text + "\n")).contains("is no plan, or one that was cut or added to");
        assertThat(refused(lines.getLast() + "\n")).contains("is no plan");
        assertThat(refused("{}")).contains("is no plan");
        assertThat(events.read(Topics.REPLAY, "EDITED")).isEmpty();
    }

    /// Whole, and made elsewhere: there each offset means another event.
    @Test
    void shouldRefuseAPlanThatWasMadeOverAnotherTopic() throws Exception {
        String text = Files.readString(plan("--tenant FOREIGN"));
        String foreign = text.replaceFirst("\"topicId\":\"[^\"]+\"", "\"topicId\":\"another\"")
                .replaceFirst("[^\n]+\n$", "");
        String whole = foreign + "{\"sha256\":\"" + Sha256.hex(foreign.getBytes(UTF_8)) + "\"}\n";

        assertThat(refused(whole)).contains("the plan was made over another alerts.events.v1, of id another");
    }

    @Test
    void shouldSendNothingBeforeItIsTold() throws Exception {
        events.raised("ASKED", "a1", 1);
        events.settle();
        Path plan = plan("--tenant ASKED");

        Ran dry = apply(plan, "--dry-run");
        JsonNode json = Json.MAPPER.readTree(apply(plan, "--dry-run", "--json").out());
        Ran unasked = apply(plan);

        assertThat(dry.exit()).isZero();
        assertThat(dry.out()).contains("To be sent: 1 events of 1 alerts");
        assertThat(json.get("operationId").textValue()).isEqualTo(id(plan));
        assertThat(json.get("left").longValue()).isEqualTo(1);
        assertThat(unasked.exit()).isEqualTo(2);
        assertThat(unasked.err()).contains("nothing was sent; --yes says that it shall be");
        assertThat(events.read(Topics.REPLAY, "ASKED")).isEmpty();
        assertThat(operations(plan)).isEmpty();
    }

    @Test
    void shouldSendToATopicOfAConsumersOwnWithTheOldTimes() throws Exception {
        events.raised("OWN", "a0", 1);
        events.raised("OWN", "b1", 2);
        events.settle();
        sink.delivered(0, "OWN", "a0", 1);
        Path plan = plan("--tenant OWN --topic own.alerts --create --rate 1000");

        Ran ran = apply(plan, "--yes");

        assertThat(ran.exit()).as(ran.toString()).isZero();
        assertThat(ran.out()).endsWith("2 planned = 2 sent\n2 sent by this run\n");
        assertThat(events.read(Topics.EVENTS.named("own.alerts")))
                .extracting(record -> Instant.ofEpochMilli(record.timestamp()))
                .containsExactlyInAnyOrder(EventTopics.RECEIVED.plusSeconds(1), EventTopics.RECEIVED.plusSeconds(2));
        assertThat(events.read(Topics.REPLAY, "OWN")).isEmpty();
    }

    @Test
    void shouldSendEachOnceWhenItIsKilledInTheMiddleAndCalledAgain() throws Exception {
        List<String> told = tellMany("KILLED");
        Path plan = plan("--tenant KILLED --topic killed.alerts --create --rate 1000");
        Path output = directory.resolve("killed.err");

        Process run = process(plan, output);
        await().atMost(PATIENCE).until(() -> sentTo("killed.alerts").size() >= 500);
        run.destroyForcibly().onExit().join();
        int atTheKill = sentTo("killed.alerts").size();
        Ran again = apply(plan, "--yes");

        assertThat(atTheKill).isBetween(500, MANY - 1);
        assertThat(again.exit()).as(again.toString()).isZero();
        assertThat(again.out()).contains("Done before: ", MANY + " planned = " + MANY + " sent");
        assertThat(sentTo("killed.alerts")).containsExactlyInAnyOrderElementsOf(told);
        assertThat(operations(plan).getLast().state()).isEqualTo(State.FINISHED);
    }

    @Test
    void shouldSendEachOnceWhenTwoRunAtOnceAndTheFirstGivesWay() throws Exception {
        List<String> told = tellMany("TWO");
        Path plan = plan("--tenant TWO --topic two.alerts --create --rate 1000");
        Path output = directory.resolve("first.err");
        Process first = process(plan, output);
        await().atMost(PATIENCE).until(() -> sentTo("two.alerts").size() >= 200);

        Ran second = apply(plan, "--yes");

        assertThat(second.exit()).as(second.toString()).isZero();
        assertThat(first.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue()).isEqualTo(2);
        assertThat(Files.readString(output)).contains("the same command was called again since, and has taken over");
        assertThat(sentTo("two.alerts")).containsExactlyInAnyOrderElementsOf(told);
    }

    private static Result whatHarpMakesOf(String alert) {
        if (alert.startsWith("refused")) {
            return Result.REFUSED;
        }
        return alert.startsWith("nowhere") ? Result.NOT_ROUTED : Result.DELIVERED;
    }

    private static List<String> tellMany(String tenant) throws Exception {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            String alert = "a" + i / 4 + i % 4;
            events.raised(tenant, alert, 1);
            told.add(tenant + "/" + alert);
        }
        events.settle();
        return told;
    }

    /// Keys, as far as the topic is there.
    private static List<String> sentTo(String topic) {
        return events.exists(topic) ? keys(events.read(Topics.EVENTS.named(topic))) : List.of();
    }

    private static List<String> keys(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().map(record -> new String(record.key(), UTF_8)).toList();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return TextHeaders.get(record.headers(), name).orElse("");
    }

    private static List<Operation> operations(Path plan) throws Exception {
        String id = id(plan);
        return events.read(Topics.OPERATIONS).stream()
                .map(record -> Json.read(record.value(), Operation.class))
                .filter(operation -> operation.operationId().equals(id))
                .toList();
    }

    private static String id(Path plan) throws Exception {
        return Json.MAPPER
                .readTree(Files.readAllLines(plan).getFirst())
                .get("plan")
                .textValue();
    }

    private static Path file() {
        return directory.resolve(NewOperation.id() + ".jsonl");
    }

    private static Path plan(String options) {
        Path file = file();
        Ran ran = Ran.on(broker.bootstrapServers(), ("replay plan --out " + file + " " + options).split(" +"));
        assertThat(ran.exit()).as(ran.toString()).isZero();
        return file;
    }

    private static Ran apply(Path plan, String... options) {
        return Ran.on(
                broker.bootstrapServers(),
                Stream.concat(Stream.of("replay", "apply", plan.toString()), Stream.of(options))
                        .toArray(String[]::new));
    }

    private static String refused(String text) throws Exception {
        Path file = Files.writeString(file(), text);
        Ran ran = apply(file, "--yes");
        assertThat(ran.exit()).isEqualTo(2);
        return ran.err();
    }

    private static Process process(Path plan, Path err) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "replay",
                        "apply",
                        plan.toString(),
                        "--yes",
                        "--bootstrap-server",
                        broker.bootstrapServers())
                .redirectError(Redirect.to(err.toFile()))
                .redirectOutput(Redirect.DISCARD)
                .start();
    }
}
