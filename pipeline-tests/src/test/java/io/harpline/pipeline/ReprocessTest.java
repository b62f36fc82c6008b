package io.harpline.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.local.broker.TopicReader;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `harpline reprocess` beside a live transform, while the archive goes on growing.
class ReprocessTest {

    private static final String LIVE = "harpline-transform";

    @TempDir
    private Path directory;

    private EmbeddedBroker broker;
    private Commands commands;
    private ArchiveFeed archive;
    private TopicReader topics;

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start(directory.resolve("kafka"));
        broker.createTopics(Topics.ALL, 4);
        commands = new Commands(broker.bootstrapServers(), directory);
        archive = new ArchiveFeed(broker.bootstrapServers());
        topics = new TopicReader(broker.bootstrapServers());
    }

    @AfterEach
    void stop() {
        archive.close();
        broker.close();
    }

    @Test
    void shouldFindTheSameOfTheSameVersionAndLeaveNothingBehind() throws Exception {
        try (TransformProcess _ = transform("live", LIVE)) {
            Future<?> feeding = archive.goOn(100);

            Finished reprocess = commands.run("reprocess", "--as", "same", "--json");

            assertThat(reprocess.exit()).as(reprocess.output()).isZero();
            JsonNode report = Json.MAPPER.readTree(
                    reprocess.output().substring(reprocess.output().indexOf('{')));
            assertThat(report.at("/topics/0/topic").asText()).isEqualTo("gardin.outcomes.v1");
            assertThat(report.at("/topics/0/same").asInt()).isPositive();
            assertThat(report.at("/topics/1/same").asInt()).isPositive();
            assertThat(report.at("/topics/2/same").asInt()).isPositive();
            assertThat(report.at("/differences")).isEmpty();
            assertThat(commands.run("reprocess", "drop", "--as", "same", "--yes")
                            .demand("drop"))
                    .contains("transform-same-alerts-changelog", "transform-same-agenda-changelog", "removed");
            assertThat(topicsAndGroups()).noneMatch(name -> name.contains("transform-same"));
            assertThat(topicsAndGroups())
                    .contains(LIVE, LIVE + "-alerts-changelog", LIVE + "-agenda-changelog", Topics.EVENTS.name());
            archive.enough();
            feeding.get();
            awaitOneOutcomeForEachArchived();
        }
    }

    @Test
    void shouldShowWhatAnOldVersionHadQuarantined() throws Exception {
        quarantineAsAnOldVersionDid(raised());
        try (TransformProcess _ = transform("live", LIVE)) {
            for (byte[] told : new Lives(7).told(10)) {
                archive.send(told);
            }

            Finished reprocess = commands.run("reprocess", "--as", "v2");

            assertThat(reprocess.output())
                    .contains("gardin.outcomes.v1  T1/A-OLD", "result: QUARANTINED → APPLIED")
                    .containsPattern("alerts.events.v1  T1/A-OLD  event \\w+  only new")
                    .contains("alerts.state.v1  T1/A-OLD  newest  only new")
                    .containsPattern("gardin.outcomes.v1 +10 +1 +0 +0 +0")
                    .contains("transform-v2 wrote something else than " + LIVE);
            assertThat(reprocess.exit()).isEqualTo(1);
        }
    }

    @Test
    void shouldCutOverWhileTheArchiveGrowsWithOneOutcomeForEachNotification() throws Exception {
        quarantineAsAnOldVersionDid(raised());
        TransformProcess old = transform("live", LIVE);
        try {
            Future<?> feeding = archive.goOn(500);
            assertThat(commands.run("reprocess", "--as", "v2").exit()).isEqualTo(1);
            Path said = directory.resolve("cut-over.out");

            Process cutOver = commands.start(said, "reprocess", "cut-over", "--as", "v2");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Files.readString(said).contains("Now stop every transform of " + LIVE));
            old.stop();
            forgetMembers(LIVE); // or else wait for the session of the one that has ended

            assertThat(cutOver.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(said))
                    .contains(
                            "1 alerts, which transform-v2 knows otherwise",
                            "HARPLINE_TRANSFORM_APPLICATION_ID=transform-v2");
            assertThat(cutOver.exitValue()).isZero();
            try (TransformProcess _ = transform("next", "transform-v2")) {
                archive.enough();
                feeding.get();
                awaitOneOutcomeForEachArchived();
                assertThat(events()).extracting(AlertEvent::eventId).doesNotHaveDuplicates();
                versionsOfEachAlert()
                        .values()
                        .forEach(versions -> assertThat(versions).isSorted());
                assertThat(commands.run("alerts", "--open", "--tenant", "T1").output())
                        .as("what the new one knows, and the former had quarantined")
                        .contains("T1/A-OLD");
                assertThat(versionsOfEachAlert().get("T1/A-OLD")).hasSize(1);
                assertThat(commands.run("ledger", "--live-application-id", "transform-v2")
                                .demand("the ledger"))
                        .contains("all adds up; 1 events were told anew by a cut-over");
                assertThat(commands.run("reprocess", "drop", "--as", "v2", "--yes"))
                        .satisfies(drop -> assertThat(drop.output()).contains("was cut over"))
                        .extracting(Finished::exit)
                        .isEqualTo(2);
            }
        } finally {
            old.close();
        }
    }

    @Test
    void shouldApplyWhatIsRequeuedUnderTheKeyThatItsBodyNames() throws Exception {
        try (TransformProcess _ = transform("live", LIVE);
                var producer = new KafkaProducer<>(kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topics.NOTIFICATIONS.name(),
                            null,
                            Instant.now().toEpochMilli(),
                            "T1/ANOTHER".getBytes(UTF_8),
                            raised()))
                    .get();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !topics.read(Topics.QUARANTINE).isEmpty());

            Finished requeue = commands.run("quarantine", "requeue", "--all", "--yes");

            assertThat(requeue.demand("requeue")).contains("1 chosen = 1 requeued");
            awaitOneOutcomeForEachArchived();
            assertThat(events())
                    .singleElement()
                    .satisfies(event -> assertThat(event.alertId()).isEqualTo("A-OLD"));
            assertThat(commands.run("ledger").demand("the ledger").lines().map(line -> line.replaceAll(" +", " ")))
                    .contains("T1 2 1 0 0 1 0 0", "all adds up");
        }
    }

    private TransformProcess transform(String name, String applicationId) throws IOException {
        return TransformProcess.launch(
                name, directory, broker.bootstrapServers(), Map.of("HARPLINE_TRANSFORM_APPLICATION_ID", applicationId));
    }

    /// A RAISED of today, since one that is older than the horizon would not be applied.
    private static byte[] raised() {
        return """
            {"tenantId":"T1","alertId":"A-OLD","notificationId":"N1","jobId":"J1","event":"RAISED",\
            "alertType":"HEALTH","alertSeverity":"HIGH","timestamp":"%s"}""".formatted(Instant.now()).getBytes(UTF_8);
    }

    /// Leaves a notification in the archive that the live application has quarantined and is done with.
    private void quarantineAsAnOldVersionDid(byte[] body) throws Exception {
        var place = archive.send(body);
        Origin origin = new Origin(place.topic(), place.partition(), place.offset());
        byte[] outcome = """
                {"result":"QUARANTINED","reason":"UNKNOWN_VALUE","notes":[],"receivedAt":"2026-11-22T06:00:00.000Z",\
                "origin":%s}""".formatted(new String(Json.bytes(origin), UTF_8)).getBytes(UTF_8);
        try (var producer = new KafkaProducer<>(kafka(), new ByteArraySerializer(), new ByteArraySerializer());
                Admin admin = Admin.create(kafka())) {
            producer.send(new ProducerRecord<>(
                            Topics.OUTCOMES.name(), place.partition(), "T1/A-OLD".getBytes(UTF_8), outcome))
                    .get();
            admin.alterConsumerGroupOffsets(
                            LIVE,
                            Map.of(
                                    new TopicPartition(place.topic(), place.partition()),
                                    new OffsetAndMetadata(place.offset() + 1)))
                    .all()
                    .get();
        }
    }

    private void awaitOneOutcomeForEachArchived() {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(outcomes()).isEqualTo(archived()));
    }

    private Map<Origin, Long> outcomes() {
        return topics.read(Topics.OUTCOMES).stream()
                .map(record ->
                        Json.read(record.value(), NotificationOutcome.class).origin())
                .collect(groupingBy(origin -> origin, counting()));
    }

    private Map<Origin, Long> archived() {
        return topics.read(Topics.NOTIFICATIONS).stream()
                .map(record -> new Origin(record.topic(), record.partition(), record.offset()))
                .collect(groupingBy(origin -> origin, counting()));
    }

    private List<AlertEvent> events() {
        return topics.read(Topics.EVENTS).stream()
                .map(record -> Json.read(record.value(), AlertEvent.class))
                .toList();
    }

    private Map<String, List<Long>> versionsOfEachAlert() {
        Map<String, List<Long>> versions = new HashMap<>();
        events().stream()
                .collect(groupingBy(event -> event.key().toString()))
                .forEach((key, ofKey) -> versions.put(
                        key, ofKey.stream().map(AlertEvent::version).toList()));
        return versions;
    }

    private Set<String> topicsAndGroups() throws Exception {
        try (Admin admin = Admin.create(kafka())) {
            Set<String> names = new HashSet<>(admin.listTopics().names().get());
            admin.listGroups().all().get().forEach(group -> names.add(group.groupId()));
            return names;
        }
    }

    private void forgetMembers(String group) throws Exception {
        try (Admin admin = Admin.create(kafka())) {
            admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        }
    }

    private Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }
}
