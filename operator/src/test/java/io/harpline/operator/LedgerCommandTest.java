package io.harpline.operator;

import static io.harpline.schemas.gardin.NotificationOutcome.Result.ABSORBED;
import static io.harpline.schemas.gardin.NotificationOutcome.Result.APPLIED;
import static io.harpline.schemas.gardin.NotificationOutcome.Result.DUPLICATE;
import static io.harpline.schemas.gardin.NotificationOutcome.Result.QUARANTINED;
import static io.harpline.schemas.harp.Receipt.Result.ALREADY_DELIVERED;
import static io.harpline.schemas.harp.Receipt.Result.DELIVERED;
import static io.harpline.schemas.harp.Receipt.Result.NOT_ROUTED;
import static io.harpline.schemas.harp.Receipt.Result.REFUSED;
import static io.harpline.schemas.harp.Receipt.Result.SUPERSEDED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.operator.LedgerTopics.Step;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `ledger` over topics of which one thing at a time is not as it should be. Each test has a tenant of its own.
class LedgerCommandTest {

    private static final Pattern METRIC = Pattern.compile("(?m)^\\| `(harpline_ledger_[a-z_]+)` \\|");

    @TempDir
    private static Path directory;

    private static EmbeddedBroker broker;
    private static LedgerTopics topics;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(directory.resolve("kafka"));
        broker.createTopics(Topics.ALL, 3);
        topics = new LedgerTopics(broker.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        topics.close();
        broker.close();
    }

    @Test
    void shouldAddUpWhateverBecameOfNotificationsAndEvents() throws Exception {
        for (int i = 0; i < 5; i++) {
            topics.delivered("well/A" + i);
            topics.abortSome("well/A" + i);
        }
        topics.outcome(topics.archive("well/A1"), DUPLICATE);
        topics.outcome(topics.archive("well/A2"), ABSORBED);
        topics.outcome(topics.archive("well/A3"), QUARANTINED);
        Step refused = applied("well/A4");
        topics.deadLetter(refused);
        topics.receipt(refused, topics.event(refused), "default", REFUSED);
        Step elsewhere = applied("well/A5");
        topics.receipt(elsewhere, topics.event(elsewhere), "east", ALREADY_DELIVERED);
        Step older = applied("well/A5");
        topics.receipt(older, topics.event(older), "east", SUPERSEDED);
        Step nowhere = applied("well/A6");
        topics.receipt(nowhere, topics.event(nowhere), "none", NOT_ROUTED);
        topics.sinkIsThrough();
        topics.event(applied("well/A7"));
        topics.transformIsThrough();
        topics.archive("well/A8");

        Ran ran = ledger("well");

        assertThat(ran.exit()).as(ran.out()).isZero();
        assertThat(ran.lines())
                .contains(
                        "TENANT ARCHIVED APPLIED DUPLICATE ABSORBED QUARANTINED PENDING LOST",
                        "well 14 10 1 1 1 1 0",
                        "TENANT DESTINATION EVENTS DELIVERED DEAD SUPERSEDED NOT ROUTED IN FLIGHT LOST",
                        "well - 1 0 0 0 0 1 0",
                        "well default 6 5 1 0 0 0 0",
                        "well east 2 1 0 1 0 0 0",
                        "well none 1 0 0 0 1 0 0",
                        "all adds up");
        assertThat(json("well").get("addsUp").booleanValue()).isTrue();
    }

    @Test
    void shouldTakeWhatWasSupersededOrRefusedAndThenDeliveredForDelivered() {
        Step step = applied("late/A1");
        RecordMetadata event = topics.event(step);
        topics.receipt(step, event, "default", SUPERSEDED);
        topics.receipt(step, event, "default", REFUSED);
        topics.receipt(step, event, "default", DELIVERED);
        topics.receipt(step, event, "default", SUPERSEDED);
        topics.sinkIsThrough();

        assertThat(ledger("late").lines()).contains("late default 1 1 0 0 0 0 0", "all adds up");
    }

    @Test
    void shouldFindANotificationThatTransformHasPassedByWithoutAnOutcome() {
        Step lost = topics.archive("lost/A1");
        topics.delivered("lost/A1");

        Ran ran = ledger("lost");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.lines())
                .contains(
                        "lost 2 1 0 0 0 0 1",
                        "gardin.notifications.v1 " + place(lost.archived())
                                + " lost/A1 it has no outcome ./harpline audit lost/A1",
                        "does not add up: 1 no outcome");
    }

    @Test
    void shouldFindTheLastNotificationWithoutAnOutcomeOnceTransformSaysThatItIsThrough() {
        topics.archive("tail/A1");

        Ran before = ledger("tail");
        topics.transformIsThrough();
        Ran after = ledger("tail");

        assertThat(before.lines()).contains("tail 1 0 0 0 0 1 0", "all adds up");
        assertThat(after.lines()).contains("tail 1 0 0 0 0 0 1", "does not add up: 1 no outcome");
    }

    @Test
    void shouldFindASecondOutcome() throws Exception {
        Step twice = topics.delivered("twice/A1");
        topics.outcome(twice, DUPLICATE);

        assertThat(kinds("twice")).containsExactly("TWO_OUTCOMES gardin.notifications.v1 " + place(twice.archived()));
    }

    @Test
    void shouldFindAnOutcomeWhoseEventIsNotThere() throws Exception {
        Step step = applied("eventless/A1");

        assertThat(kinds("eventless")).containsExactly("NO_EVENT gardin.notifications.v1 " + place(step.archived()));
    }

    @Test
    void shouldFindAnEventThatNothingHasMade() throws Exception {
        Step step = topics.archive("foreign/A1");
        RecordMetadata event = topics.event(step);
        topics.receipt(step, event, "default", DELIVERED);
        topics.outcome(step, QUARANTINED);

        assertThat(kinds("foreign")).containsExactly("NO_CAUSE alerts.events.v1 " + place(event));
    }

    /// The former version had quarantined its notification, and said so.
    @Test
    void shouldLetAnEventPassThatACutOverHasTold() {
        byte[] body = "{\"tenantId\":\"told\",\"alertId\":\"A1\",\"notificationId\":\"n-1\"}".getBytes(UTF_8);
        Step step = topics.archive("told/A1", Instant.now(), body);
        topics.receipt(step, topics.event(step), "default", DELIVERED);
        topics.outcome(step, QUARANTINED);

        Ran ran = ledger("told");

        assertThat(ran.exit()).isZero();
        assertThat(ran.lines()).contains("all adds up; 1 events were told anew by a cut-over");
    }

    @Test
    void shouldFindAnEventThatStandsThereTwice() throws Exception {
        Step step = topics.delivered("again/A1");
        RecordMetadata second = topics.event(step);
        topics.sinkIsThrough();

        assertThat(kinds("again")).containsExactly("EVENT_TWICE alerts.events.v1 " + place(second));
    }

    @Test
    void shouldLetAnEventPassThatACutOverHasToldUnderAHigherVersion() {
        Step step = topics.delivered("higher/A1");
        topics.event(step, 2);
        topics.sinkIsThrough();

        assertThat(ledger("higher").lines()).contains("all adds up; 1 events were told anew by a cut-over");
    }

    @Test
    void shouldFindAnEventWhoseNotificationHasNoOutcome() throws Exception {
        byte[] body = "{\"tenantId\":\"mute\",\"alertId\":\"A1\",\"notificationId\":\"n-1\"}".getBytes(UTF_8);
        Step step = topics.archive("mute/A1", Instant.now(), body);
        RecordMetadata event = topics.event(step);
        topics.receipt(step, event, "default", DELIVERED);
        topics.transformIsThrough();

        assertThat(kinds("mute"))
                .containsExactly(
                        "NO_CAUSE alerts.events.v1 " + place(event),
                        "NO_OUTCOME gardin.notifications.v1 " + place(step.archived()));
    }

    @Test
    void shouldNotSayThatNothingAddsUp() {
        Ran ran = ledger("mistyped");

        assertThat(ran.lines()).contains("nothing is counted");
        assertThat(ran.exit()).isEqualTo(2);
    }

    @Test
    void shouldQuoteWhatAShellWouldObey() {
        topics.archive("quoted/$(reboot)");
        topics.transformIsThrough();

        assertThat(ledger("quoted").out()).contains("./harpline audit 'quoted/$(reboot)'");
    }

    @Test
    void shouldFindAnEventThatTheSinkHasPassedByWithoutAReceipt() throws Exception {
        RecordMetadata event = topics.event(applied("untold/A1"));

        assertThat(kinds("untold")).isEmpty();
        topics.sinkIsThrough();
        assertThat(kinds("untold")).containsExactly("NO_RECEIPT alerts.events.v1 " + place(event));
    }

    @Test
    void shouldFindAReceiptOfAnEventThatIsNotThere() throws Exception {
        Step there = applied("gone/A1");
        RecordMetadata event = topics.event(there);
        topics.receipt(there, event, "default", DELIVERED);
        Step gone = topics.archive("gone/A1");
        topics.outcome(gone, ABSORBED);
        RecordMetadata receipt = topics.receipt(gone, event, "default", DELIVERED);

        assertThat(kinds("gone")).containsExactly("RECEIPT_OF_NOTHING harp.receipts.v1 " + place(receipt));
    }

    @Test
    void shouldFindAnEventThatWasGivenUpWithoutADeadLetter() throws Exception {
        Step step = applied("letterless/A1");
        RecordMetadata event = topics.event(step);
        topics.receipt(step, event, "default", REFUSED);

        assertThat(kinds("letterless")).isEmpty();
        topics.sinkIsThrough();
        assertThat(kinds("letterless")).containsExactly("NO_DEAD_LETTER alerts.events.v1 " + place(event));
    }

    @Test
    void shouldListSomeAndCountAll() throws Exception {
        for (int i = 0; i < 5; i++) {
            applied("many/A" + i);
        }

        Ran ran = Ran.on(broker.bootstrapServers(), "ledger", "--tenant", "many", "--findings", "2");

        assertThat(ran.lines()).contains("and 3 more; --findings lists more of them, --json all");
        assertThat(kinds("many")).hasSize(5);
    }

    @Test
    void shouldCountOnlyTheTimeThatIsAskedFor() {
        topics.delivered("timed/A1", Instant.now().minus(Duration.ofHours(3)));
        topics.delivered("timed/A2", Instant.now().minus(Duration.ofHours(1)));

        assertThat(Ran.on(broker.bootstrapServers(), "ledger", "--tenant", "timed", "--since", "2h")
                        .lines())
                .contains("timed 1 1 0 0 0 0 0");
        assertThat(Ran.on(broker.bootstrapServers(), "ledger", "--tenant", "timed", "--from", "4h", "--to", "2h")
                        .lines())
                .contains("timed 1 1 0 0 0 0 0");
        assertThat(ledger("timed").lines()).contains("timed 2 2 0 0 0 0 0");
    }

    @Test
    void shouldShowToPrometheusWhatItsDocumentationLists() throws Exception {
        topics.delivered("scraped/A1");
        applied("scraped/A2");
        int port = freePort();
        Thread command = Thread.ofPlatform()
                .start(() -> Ran.on(
                        broker.bootstrapServers(),
                        "ledger",
                        "--tenant",
                        "scraped",
                        "--watch",
                        "1s",
                        "--serve",
                        Integer.toString(port)));
        try {
            String page = await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptions()
                    .until(() -> page(port), text -> text.contains("harpline_ledger_notifications{"));
            assertThat(page)
                    .contains(
                            "harpline_ledger_notifications{outcome=\"applied\",tenant=\"scraped\"} 2.0",
                            "harpline_ledger_events{destination=\"default\",state=\"delivered\",tenant=\"scraped\"} 1.0",
                            "harpline_ledger_mismatches{kind=\"no-event\"} 1.0",
                            "harpline_ledger_mismatches{kind=\"no-outcome\"} 0.0");
            assertThat(page.lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> line.replaceAll("[{ ].*", ""))
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(documented());
            double first = counted(page);
            await().atMost(Duration.ofSeconds(20)).until(() -> counted(page(port)) > first);
        } finally {
            command.interrupt();
            command.join(Duration.ofSeconds(20));
        }
        assertThat(command.isAlive()).isFalse();
    }

    private static List<String> documented() throws IOException {
        return METRIC.matcher(Files.readString(Path.of(System.getProperty("harpline.home"), "docs/operations.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    private static double counted(String page) {
        return page.lines()
                .filter(line -> line.startsWith("harpline_ledger_counted_seconds "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .findAny()
                .orElse(0);
    }

    private static String page(int port) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Step applied(String alert) {
        Step step = topics.archive(alert);
        topics.outcome(step, APPLIED);
        return step;
    }

    private static String place(RecordMetadata record) {
        return record.partition() + "-" + record.offset();
    }

    private static Ran ledger(String tenant) {
        return Ran.on(broker.bootstrapServers(), "ledger", "--tenant", tenant);
    }

    private static JsonNode json(String tenant) throws IOException {
        return Json.MAPPER.readTree(Ran.on(broker.bootstrapServers(), "ledger", "--tenant", tenant, "--json")
                .out());
    }

    private static List<String> kinds(String tenant) throws IOException {
        return json(tenant)
                .get("mismatches")
                .valueStream()
                .map(one -> String.join(
                        " ",
                        one.get("kind").asText(),
                        one.get("topic").asText(),
                        one.get("place").asText()))
                .toList();
    }
}
