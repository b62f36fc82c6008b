package io.harpline.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.operator.domain.Effect;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.json.Sha256;
import io.harpline.schemas.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `replay plan` over the topics as transform-streams and harp-sink write them. Each test has a tenant of its own.
class ReplayPlanCommandTest {

    private static final int HISTORY = 400;

    @TempDir
    private static Path directory;

    private static EmbeddedBroker broker;
    private static EventTopics events;
    private static DeadLetterTopics sink;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(directory.resolve("kafka"));
        broker.createTopics(Topics.ALL, 4);
        events = new EventTopics(broker.bootstrapServers());
        sink = new DeadLetterTopics(broker.bootstrapServers());
        events.sinkHasFinishedAll();
    }

    @AfterAll
    static void stop() {
        events.close();
        sink.close();
        broker.close();
    }

    @Test
    void shouldPlanWhatASlowReferenceSays() throws Exception {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < HISTORY; i++) {
            String alert = "a" + random.nextInt(60);
            AlertEventType type = one(List.of(AlertEventType.values()), random);
            // Also twice the same, and an older one again, as after a second processing.
            events.told("RANDOM", alert, 3 + i - random.nextInt(3), type, one(List.of(Severity.values()), random));
            if (random.nextInt(4) == 0) {
                sink.delivered(EventTopics.partition(alert), "RANDOM", alert, i - random.nextInt(20));
            }
        }
        events.settle();

        for (String choice : List.of("", "--type RAISED", "--severity HIGH", "--from 2026-11-20T06:01:00.250Z")) {
            Path file = file();
            Ran plan = plan(file, "--tenant RANDOM " + choice);

            assertThat(plan.exit()).as(plan.toString()).isZero();
            List<Expected> expected = reference("RANDOM").stream()
                    .filter(event -> event.isMeantBy(choice))
                    .toList();
            List<String> planned =
                    lines(file).map(ReplayPlanCommandTest::inWords).toList();
            assertThat(planned)
                    .as("%s, seed %d", choice, seed)
                    .containsExactlyElementsOf(judged(expected)
                            .filter(event -> event.effect().isSent())
                            .map(Judged::inWords)
                            .toList());
            Map<String, Long> counts = new TreeMap<>(
                    judged(expected).collect(groupingBy(event -> event.effect().words(), counting())));
            assertThat(counts(file)).as("%s, seed %d", choice, seed).isEqualTo(counts);
        }
    }

    @Test
    void shouldPlanTheNewestEventOfEachOpenAlert() throws Exception {
        events.raised("CURRENT", "a0", 1);
        events.told("CURRENT", "a0", 2, AlertEventType.SEVERITY_INCREASED, Severity.HIGH);
        events.raised("CURRENT", "b1", 1);
        events.closed("CURRENT", "b1", 2);
        events.raised("CURRENT", "c1", 3);
        events.settle();
        sink.delivered(0, "CURRENT", "a0", 2);
        Path file = file();

        Ran plan = plan(file, "--tenant CURRENT --mode CURRENT");

        assertThat(lines(file).map(ReplayPlanCommandTest::inWords))
                .containsExactly("CURRENT/a0 2 RESTORE", "CURRENT/c1 3 CREATE");
        assertThat(plan.lines())
                .contains("create 1", "restore 1", "To be sent: 2 events of 2 alerts, in 1 s at 20 a second");
        assertThat(plan.out())
                .contains("sha-256  " + json(lastLine(file)).get("sha256").textValue());
    }

    @Test
    void shouldNotPlanWhatTheSinkHasStillBeforeIt() throws Exception {
        events.raised("LIVE", "a2", 1);
        events.raised("LIVE", "b2", 1);
        events.settle();
        long second = events.read(Topics.EVENTS, "LIVE").getLast().offset();
        Path file = file();
        Ran plan;
        try {
            events.sinkHasFinished(2, second);
            plan = plan(file, "--tenant LIVE");
        } finally {
            events.sinkHasFinishedAll();
        }

        assertThat(lines(file).map(ReplayPlanCommandTest::inWords)).containsExactly("LIVE/a2 1 CREATE");
        assertThat(plan.lines()).contains("create 1", "on its way already 1");
    }

    /// Nobody here finishes what is sent again.
    @Test
    void shouldNotPlanASecondTimeWhatWasSentAgainAndIsNotFinished() throws Exception {
        events.raised("WAITS", "a0", 1);
        events.settle();
        Path first = file();
        plan(first, "--tenant WAITS");
        ConsumerRecord<byte[], byte[]> event =
                events.read(Topics.EVENTS, "WAITS").getFirst();
        sink.write(new ProducerRecord<>(Topics.REPLAY.name(), 0, event.key(), event.value()));

        Ran second = plan(file(), "--tenant WAITS");

        assertThat(lines(first)).hasSize(1);
        assertThat(second.lines()).contains("on its way already 1").anyMatch(line -> line.startsWith("To be sent: 0"));
    }

    @Test
    void shouldSayWhatIsOpenAndHasNoEvent() throws Exception {
        events.raised("RETAINED", "a3", 1);
        events.settle();
        long offset = events.read(Topics.EVENTS, "RETAINED").getLast().offset();
        events.removeEventsBefore(3, offset + 1);

        Ran plan = plan(file(), "--tenant RETAINED --mode CURRENT");

        assertThat(plan.lines())
                .contains("open without an event that is kept 1")
                .anyMatch(line -> line.startsWith("To be sent: 0 events"));
    }

    @Test
    void shouldMissNoEventOfWhatWasClosedSinceItsStateWasRead() throws Exception {
        events.raised("CLOSING", "a0", 1);
        events.closedButForItsState("CLOSING", "a0", 2);
        events.settle();

        Ran plan = plan(file(), "--tenant CLOSING --mode CURRENT");

        assertThat(plan.out()).contains("To be sent: 0 events").doesNotContain("open without an event");
    }

    @Test
    void shouldTellAProgramTheSame() throws Exception {
        events.raised("JSON", "a0", 1);
        events.settle();
        Path file = file();

        JsonNode json =
                json(plan(file, "--tenant JSON --json --rate 4 --by kim").out());

        assertThat(json.get("file").textValue()).isEqualTo(file.toString());
        assertThat(json.get("plannedBy").textValue()).isEqualTo("kim");
        assertThat(json.get("destination").textValue()).isEqualTo("harp");
        assertThat(json.get("selection").textValue()).isEqualTo("--tenant JSON");
        assertThat(json.get("events").longValue()).isEqualTo(1);
        assertThat(json.get("seconds").doubleValue()).isEqualTo(0.25);
        assertThat(json.get("ends")).hasSize(4);
        byte[] bytes = Files.readAllBytes(file);
        String before = new String(bytes, UTF_8).replaceFirst("[^\n]+\n$", "");
        assertThat(json.get("sha256").textValue()).isEqualTo(Sha256.hex(before.getBytes(UTF_8)));
    }

    @Test
    void shouldRefuseATopicThatIsNotAConsumersOwnOrHasOtherPartitions() throws Exception {
        events.create("narrow", 3);

        assertThat(plan(file(), "--topic alerts.state.v1").err()).contains("is no topic of a consumer's own");
        assertThat(plan(file(), "--topic transform-v2.alerts.events.v1").err())
                .contains("no topic of a consumer's own");
        assertThat(plan(file(), "--topic __consumer_offsets").err()).contains("no topic of a consumer's own");
        assertThat(plan(file(), "--topic a/b").err()).contains("no topic can have such a name");
        assertThat(plan(file(), "--topic narrow").err()).contains("narrow has 3 partitions and alerts.events.v1 has 4");
        assertThat(plan(file(), "--topic nowhere").err())
                .contains("there is no topic nowhere; --create has apply make it");
    }

    /// An event as the topics tell of it.
    private record Expected(AlertEvent event, int partition, OptionalLong delivered) {

        boolean isMeantBy(String choice) {
            return switch (choice) {
                case "--type RAISED" -> event.type() == AlertEventType.RAISED;
                case "--severity HIGH" -> event.severity() == Severity.HIGH;
                case "--from 2026-11-20T06:01:00.250Z" -> event.version() >= 60;
                default -> true;
            };
        }
    }

    private record Judged(AlertEvent event, Effect effect) {

        String inWords() {
            return event.key() + " " + event.version() + " " + effect;
        }
    }

    /// By partition and offset.
    private static List<Expected> reference(String tenant) {
        List<DeliveredVersion> delivered = events.read(Topics.DELIVERED, tenant).stream()
                .map(record -> Json.read(record.value(), DeliveredVersion.class))
                .toList();
        List<Expected> expected = new ArrayList<>();
        for (int partition = 0; partition < 4; partition++) {
            for (ConsumerRecord<byte[], byte[]> record : events.read(Topics.EVENTS, tenant)) {
                AlertEvent event = Json.read(record.value(), AlertEvent.class);
                if (record.partition() == partition) {
                    expected.add(new Expected(
                            event,
                            partition,
                            delivered.stream()
                                    .filter(its -> its.alertId().equals(event.alertId()))
                                    .mapToLong(DeliveredVersion::version)
                                    .max()));
                }
            }
        }
        return expected;
    }

    /// Each by all that come before it, looked at anew.
    private static Stream<Judged> judged(List<Expected> all) {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Expected its = all.get(i);
            OptionalLong newest = Stream.concat(
                            all.subList(0, i).stream()
                                    .map(Expected::event)
                                    .filter(event ->
                                            event.key().equals(its.event().key()))
                                    .map(AlertEvent::version),
                            its.delivered().stream().boxed())
                    .mapToLong(Long::longValue)
                    .max();
            judged.add(new Judged(its.event(), effect(its.event(), newest)));
        }
        return judged.stream();
    }

    private static Effect effect(AlertEvent event, OptionalLong newest) {
        if (newest.isPresent() && event.version() <= newest.getAsLong()) {
            return event.version() == newest.getAsLong() ? Effect.DELIVERED : Effect.SUPERSEDED;
        }
        if (event.type() == AlertEventType.CLOSED) {
            return Effect.RESOLVE;
        }
        return newest.isPresent() ? Effect.CHANGE : Effect.CREATE;
    }

    private static <T> T one(List<T> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }

    private static Path file() {
        return directory.resolve(NewOperation.id() + ".jsonl");
    }

    private static Ran plan(Path file, String options) {
        String words = "replay plan --out " + file + " " + options.strip();
        return Ran.on(broker.bootstrapServers(), words.split(" +"));
    }

    private static Stream<JsonNode> lines(Path file) throws Exception {
        return Files.readAllLines(file).stream()
                .map(ReplayPlanCommandTest::json)
                .filter(line -> line.has("offset"));
    }

    private static Map<String, Long> counts(Path file) throws Exception {
        List<String> lines = Files.readAllLines(file);
        Map<String, Long> counts = new TreeMap<>();
        json(lines.get(lines.size() - 2))
                .get("counts")
                .forEach(count -> counts.put(
                        count.get("name").textValue(), count.get("count").longValue()));
        return counts;
    }

    private static String inWords(JsonNode line) {
        return line.get("alert").textValue() + " " + line.get("version") + " "
                + line.get("effect").textValue();
    }

    private static String lastLine(Path file) throws Exception {
        return Files.readAllLines(file).getLast();
    }

    private static JsonNode json(String text) {
        return Json.read(text.getBytes(UTF_8), JsonNode.class);
    }
}
