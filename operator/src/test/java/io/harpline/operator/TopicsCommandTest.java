package io.harpline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `topics` over a real Kafka.
class TopicsCommandTest {

    @TempDir
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private EmbeddedBroker broker;

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start(directory.resolve("kafka"));
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void shouldFindNothingToSayOfTopicsThatWereCreatedAsDeclared() {
        broker.createTopics(Topics.ALL, 4);

        assertThat(topics("diff")).isEqualTo(new Ran(0, "all topics are as declared\n", ""));
        assertThat(topics("diff", "--json")).isEqualTo(new Ran(0, "[]\n", ""));
        assertThat(topics("apply")).isEqualTo(new Ran(0, "all topics are as declared\n", ""));
    }

    @Test
    void shouldCreateWhatIsMissingLikeItsKinOnceItIsTold() {
        broker.createTopics(List.of(Topics.NOTIFICATIONS), 3);

        Ran diff = topics("diff");
        Ran untold = topics("apply");

        assertThat(diff.exit()).isEqualTo(1);
        assertThat(diff.lines())
                .hasSize(Topics.ALL.size())
                .contains("alerts.events.v1 topic 3 partitions, 1 copy missing yes services wait for it, not ready");
        assertThat(untold.exit()).isEqualTo(2);
        assertThat(untold.err()).isEqualTo("harpline: nothing was changed; --yes says that it shall be\n");
        assertThat(topics("diff").out()).isEqualTo(diff.out());

        Ran apply = topics("apply", "--yes");

        assertThat(apply.exit()).as(apply.toString()).isZero();
        assertThat(apply.out())
                .contains("To be done: 10 topics to create, 0 settings to change; 0 left as they are")
                .endsWith("all topics are as declared\n");
        assertThat(topics("diff").exit()).isZero();
    }

    @Test
    void shouldMendWhatIsSafeAndSayWhatIsNot() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(Topics.RECEIPTS.name(), 2, (short) 1)))
                    .all()
                    .get();
            broker.createTopics(
                    Topics.ALL.stream()
                            .filter(topic -> !topic.equals(Topics.RECEIPTS))
                            .toList(),
                    4);
            set(admin, Topics.NOTIFICATIONS.name(), "retention.ms", "1000000");
            set(admin, Topics.REPLAY.name(), "retention.ms", "31536000000");
            set(admin, Topics.QUARANTINE.name(), "max.message.bytes", "1048588");
            set(admin, Topics.OUTCOMES.name(), "max.message.bytes", "4194304");
            set(admin, Topics.DELIVERED.name(), "cleanup.policy", "delete");
            set(admin, Topics.EVENTS.name(), "segment.bytes", "1073741823");
        }
        // A broker knows of a change a moment after the controller, and of all in their order.
        await().atMost(Duration.ofSeconds(30)).until(() -> topics("diff").out().contains("segment.bytes"));

        Ran apply = topics("apply", "--yes", "--json");

        assertThat(apply.exit()).as(apply.toString()).isEqualTo(1);
        var report = Json.MAPPER.readTree(apply.out());
        assertThat(report.get("done"))
                .extracting(each ->
                        each.get("topic").asText() + " " + each.get("setting").asText())
                .contains("gardin.notifications.v1 retention.ms", "alerts.quarantine.v1 max.message.bytes")
                .allMatch(each -> Stream.of(Topics.NOTIFICATIONS, Topics.QUARANTINE, Topics.RECEIPTS)
                        .anyMatch(topic -> each.startsWith(topic.name())));
        assertThat(report.get("left"))
                .extracting(each ->
                        each.get("topic").asText() + " " + each.get("setting").asText() + " "
                                + each.get("remedy").asText())
                .containsExactlyInAnyOrder(
                        "gardin.outcomes.v1 max.message.bytes BY_HAND",
                        "alerts.events.v1 segment.bytes BY_HAND",
                        "harp.receipts.v1 partitions BY_HAND",
                        "harp.delivered.v1 cleanup.policy SHORTEN",
                        "harp.replay.v1 retention.ms SHORTEN");

        Ran shorten = topics("apply", "--yes", "--shorten", Topics.REPLAY.name());

        assertThat(shorten.exit()).isEqualTo(1);
        assertThat(topics("diff").out())
                .contains("harp.delivered.v1", "with --shorten")
                .doesNotContain("harp.replay.v1");
    }

    @Test
    void shouldTakeWhatTheOperatorWantsForDeclared() throws Exception {
        broker.createTopics(Topics.ALL, 4);
        Path overrides = directory.resolve("topics.properties");
        Files.writeString(overrides, "gardin.notifications.v1.retention.ms=63072000000\n");

        Ran diff = topics("diff", "--overrides", overrides.toString());

        assertThat(diff.exit()).isEqualTo(1);
        assertThat(diff.lines().skip(1))
                .containsExactly("gardin.notifications.v1 retention.ms 63072000000 31536000000 yes"
                        + " Kafka removes evidence too early");
        assertThat(topics("apply", "--yes", "--overrides", overrides.toString()).exit())
                .isZero();
        assertThat(topics("diff", "--overrides", overrides.toString()).exit()).isZero();
        assertThat(topics("diff").lines().skip(1))
                .containsExactly("gardin.notifications.v1 retention.ms 31536000000 63072000000 with --shorten"
                        + " Kafka would remove what is older, or more: evidence");
        assertThat(topics("diff", "--replication", "3").lines())
                .filteredOn(line -> line.contains(" replication 3 1 no "))
                .hasSize(Topics.ALL.size());

        Files.writeString(overrides, "gardin.notifications.retention.ms=1\n");
        assertThat(topics("diff", "--overrides", overrides.toString()).err())
                .contains("gardin.notifications.retention.ms names no topic of Harpline");
    }

    private Ran topics(String... words) {
        return Ran.on(
                broker.bootstrapServers(),
                Stream.concat(Stream.of("topics"), Stream.of(words)).toArray(String[]::new));
    }

    private static void set(Admin admin, String topic, String setting, String value) throws Exception {
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }
}
