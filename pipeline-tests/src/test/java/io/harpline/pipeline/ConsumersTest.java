package io.harpline.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.Phase;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What docs/consumers.md tells another team to run, beside harp-sink, against a stack as that team would have it.
@SuppressWarnings("NullAway.Init") // before all tests
class ConsumersTest {

    private static final String PAGE = "docs/consumers.md";

    @TempDir
    private static Path data;

    private static RunningStack stack;
    private static Pipeline pipeline;

    @BeforeAll
    static void up() throws Exception {
        stack = RunningStack.up(data);
        pipeline = Pipeline.of(stack);
        pipeline.carryToTheTruth(new Lives(20261211).told(20));
    }

    @AfterAll
    static void down() throws Exception {
        stack.down();
    }

    @Test
    void shouldFeedBothExamplesAndHarpSideBySide() throws Exception {
        List<String> examples = DocumentedCommand.of(PAGE, "./harpline example");
        assertThat(examples).containsExactly("./harpline example print-alerts", "./harpline example open-alerts");

        try (DocumentedCommand printAlerts = DocumentedCommand.start(examples.getFirst(), stack.bootstrapServers());
                DocumentedCommand openAlerts = DocumentedCommand.start(examples.getLast(), stack.bootstrapServers())) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> openAlerts.lines().contains("open alerts now:"));
            pipeline.carryToTheTruth(new Lives(20261212).told(30));

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(printAlerts.lines())
                        .extracting(ConsumersTest::alertAndVersion)
                        .containsExactlyInAnyOrderElementsOf(events());
                assertThat(lastCounts(openAlerts.lines())).isEqualTo(openInKafka());
            });
        }
    }

    @ParameterizedTest
    @MethodSource("kcat")
    void shouldShowEveryAlertWithKcat(String line) throws Exception {
        boolean installed = installed("kcat");
        if (!installed) {
            System.out.println("kcat's lines in " + PAGE + " are not tested: it is not installed here");
        }
        assumeTrue(installed, "kcat is not installed here");

        Finished kcat = DocumentedCommand.run(line, stack.bootstrapServers());

        assertThat(kcat.exit()).as(kcat.output()).isZero();
        var topic = line.contains(Topics.STATE.name()) ? Topics.STATE : Topics.EVENTS;
        assertThat(kcat.output().lines())
                .as(kcat.output())
                .extracting(shown -> shown.substring(0, shown.indexOf(' ')))
                .containsExactlyInAnyOrderElementsOf(pipeline.kafka().read(topic).stream()
                        .map(record -> new String(record.key(), UTF_8))
                        .toList());
    }

    static List<String> kcat() throws IOException {
        return DocumentedCommand.of(PAGE, "kcat ");
    }

    @Test
    void shouldFindEveryRecordOfThePublicTopicsToMeetItsSchema() {
        PublishedSchema values = PublishedSchema.named("alert-event");
        PublishedSchema headers = PublishedSchema.named("alert-event-headers");
        PublishedSchema states = PublishedSchema.named("alert-state");

        assertThat(pipeline.kafka().read(Topics.EVENTS)).isNotEmpty().allSatisfy(event -> {
            assertThat(values.faults(event.value())).isEmpty();
            assertThat(headers.faults(headers(event))).isEmpty();
        });
        assertThat(pipeline.kafka().read(Topics.STATE))
                .isNotEmpty()
                .allSatisfy(state -> assertThat(states.faults(state.value())).isEmpty());
    }

    private static byte[] headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return Json.bytes(headers);
    }

    private static String alertAndVersion(String printed) {
        List<String> words = List.of(printed.split(" +", -1));
        return words.get(3) + " " + words.get(4);
    }

    private static Collection<String> events() {
        return pipeline.kafka().read(Topics.EVENTS).stream()
                .map(record -> Json.read(record.value(), AlertEvent.class))
                .map(event -> event.key() + " v" + event.version())
                .toList();
    }

    private static Map<String, Long> openInKafka() {
        Map<String, AlertState> newest = new LinkedHashMap<>();
        pipeline.kafka()
                .read(Topics.STATE)
                .forEach(record ->
                        newest.put(new String(record.key(), UTF_8), Json.read(record.value(), AlertState.class)));
        return newest.values().stream()
                .filter(state -> state.phase() == Phase.OPEN)
                .collect(groupingBy(state -> state.tenantId() + " " + state.severity(), counting()));
    }

    private static Map<String, Long> lastCounts(List<String> printed) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String line : printed.subList(1, printed.size())) {
            int space = line.lastIndexOf(' ');
            counts.put(line.substring(0, space), Long.valueOf(line.substring(space + 1)));
        }
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private static boolean installed(String program) throws IOException, InterruptedException {
        return Finished.of(new ProcessBuilder("bash", "-c", "command -v " + program))
                        .exit()
                == 0;
    }
}
