package io.harpline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.operator.LedgerTopics.Step;
import io.harpline.schemas.gardin.NotificationOutcome.Result;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `ledger` over topics of which Kafka has removed the beginning.
class LedgerWindowTest {

    private final Instant now = Instant.now();

    @TempDir
    private Path directory;

    @Test
    void shouldCountFromWhereNothingIsMissingAnyMoreAndSayWhereThatIs() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            broker.createTopics(Topics.ALL, 2);
            try (LedgerTopics topics = new LedgerTopics(broker.bootstrapServers())) {
                // Given outcomes of which the first is gone, and its notification is not
                Step first = topics.delivered("T/A", now.minus(Duration.ofDays(3)));
                for (int i = 0; i < 10; i++) {
                    topics.delivered("T/A", now.minus(Duration.ofDays(2)));
                }
                topics.delivered("T/A", now.minus(Duration.ofDays(1)));
                topics.sinkIsThrough();
                TopicPartition outcomes = new TopicPartition(
                        Topics.OUTCOMES.name(), first.archived().partition());
                bound(broker, Topics.OUTCOMES);
                remove(broker, outcomes, 1);

                // When
                Ran all = Ran.on(broker.bootstrapServers(), "ledger");
                Ran asked = Ran.on(broker.bootstrapServers(), "ledger", "--from", "4d", "--json");
                Ran later = Ran.on(broker.bootstrapServers(), "ledger", "--from", "36h", "--json");

                // Then
                assertThat(all.exit()).as(all.out()).isZero();
                assertThat(all.lines()).contains("T 1 1 0 0 0 0 0", "T default 1 1 0 0 0 0 0");
                assertThat(all.out()).contains("before that it is not whole: " + outcomes + " has lost its beginning");
                assertThat(Json.MAPPER
                                .readTree(asked.out())
                                .at("/window/shortened")
                                .asText())
                        .isNotEmpty();
                assertThat(Json.MAPPER.readTree(later.out()).at("/window").has("shortened"))
                        .isFalse();

                // When nothing of a partition is left
                topics.outcome(topics.archive("T/A"), Result.ABSORBED);
                remove(broker, outcomes, -1);
                Ran nothing = Ran.on(broker.bootstrapServers(), "ledger");

                // Then
                assertThat(nothing.exit()).isEqualTo(2);
                assertThat(nothing.out()).isEmpty();
                assertThat(nothing.err())
                        .contains("nothing is left to count: before that it is not whole: " + outcomes);
            }
        }
    }

    /// What is removed by its age alone takes nothing younger with it, however young the first one is that is left.
    @Test
    void shouldCountWhatIsYoungWherePartitionsWereQuietForLong() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            broker.createTopics(Topics.ALL, 2);
            try (LedgerTopics topics = new LedgerTopics(broker.bootstrapServers())) {
                Step old = topics.delivered("T/A", now.minus(Duration.ofDays(364)));
                for (TopicDeclaration topic :
                        List.of(Topics.NOTIFICATIONS, Topics.OUTCOMES, Topics.EVENTS, Topics.RECEIPTS)) {
                    remove(broker, partition(topic, old), -1);
                }
                topics.delivered("T/A");
                topics.sinkIsThrough();

                Ran ran = Ran.on(broker.bootstrapServers(), "ledger", "--since", "360d");

                assertThat(ran.exit()).as(ran.out()).isZero();
                assertThat(ran.lines()).contains("T 1 1 0 0 0 0 0", "T default 1 1 0 0 0 0 0", "all adds up");
            }
        }
    }

    @Test
    void shouldCountAllTheSameWhereDeadLettersAreGone() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            broker.createTopics(Topics.ALL, 2);
            try (LedgerTopics topics = new LedgerTopics(broker.bootstrapServers())) {
                // Given the letter of one that was given up is gone, and a later one is there
                Step first = refused(topics);
                bound(broker, Topics.DEAD_LETTERS);
                remove(broker, partition(Topics.DEAD_LETTERS, first), -1);
                refused(topics);
                topics.sinkIsThrough();

                // When
                Ran ran = Ran.on(broker.bootstrapServers(), "ledger");

                // Then
                assertThat(ran.exit()).as(ran.out()).isZero();
                assertThat(ran.lines()).contains("T default 2 0 2 0 0 0 0", "all adds up");
            }
        }
    }

    @Test
    void shouldMissWhatAnEmptiedArchiveHad() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            broker.createTopics(Topics.ALL, 2);
            try (LedgerTopics topics = new LedgerTopics(broker.bootstrapServers())) {
                TopicPartition archive = partition(Topics.NOTIFICATIONS, topics.delivered("T/A"));
                topics.sinkIsThrough();
                remove(broker, archive, -1);

                Ran missed = Ran.on(broker.bootstrapServers(), "ledger");
                bound(broker, Topics.NOTIFICATIONS);
                Ran uncertain = Ran.on(broker.bootstrapServers(), "ledger");

                assertThat(missed.exit()).isEqualTo(1);
                assertThat(missed.lines()).contains("does not add up: 1 no notification");
                assertThat(uncertain.exit()).isEqualTo(2);
                assertThat(uncertain.err()).contains("nothing is left to count");
            }
        }
    }

    @Test
    void shouldRefuseTopicsWithUnlikeNumbersOfPartitions() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
                Admin admin = admin(broker)) {
            broker.createTopics(Topics.ALL, 2);
            admin.createPartitions(Map.of(Topics.OUTCOMES.name(), NewPartitions.increaseTo(3)))
                    .all()
                    .get();

            Ran ran = Ran.on(broker.bootstrapServers(), "ledger");

            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.err()).contains("gardin.notifications.v1 has 2, gardin.outcomes.v1 has 3");
        }
    }

    private static Step refused(LedgerTopics topics) {
        Step step = topics.archive("T/A");
        topics.outcome(step, Result.APPLIED);
        topics.deadLetter(step);
        topics.receipt(step, topics.event(step), "default", Receipt.Result.REFUSED);
        return step;
    }

    private static TopicPartition partition(TopicDeclaration topic, Step step) {
        return new TopicPartition(topic.name(), step.archived().partition());
    }

    /// From now on what is removed may be of any age.
    private static void bound(EmbeddedBroker broker, TopicDeclaration topic) throws Exception {
        try (Admin admin = admin(broker)) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("retention.bytes", "1000000000"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private static void remove(EmbeddedBroker broker, TopicPartition partition, long before) throws Exception {
        try (Admin admin = admin(broker)) {
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(before)))
                    .all()
                    .get();
        }
    }

    private static Admin admin(EmbeddedBroker broker) {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }
}
