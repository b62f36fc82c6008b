package io.harpline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.operator.LedgerTopics.Step;
import io.harpline.schemas.gardin.NotificationOutcome.Result;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
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
                try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                    admin.deleteRecords(Map.of(outcomes, RecordsToDelete.beforeOffset(1)))
                            .all()
                            .get();
                }

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
                try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                    admin.deleteRecords(Map.of(outcomes, RecordsToDelete.beforeOffset(-1)))
                            .all()
                            .get();
                }

                // Then
                assertThat(Ran.on(broker.bootstrapServers(), "ledger").lines())
                        .noneMatch(line -> line.startsWith("T "))
                        .contains("all adds up");
            }
        }
    }
}
