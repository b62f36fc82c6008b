package io.harpline.pipeline;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.harpline.local.broker.TopicReader;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The pipeline as seen from outside: what goes in, what stands in Kafka, what comes out.
record Pipeline(Gardin gardin, TopicReader kafka, Harp harp) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Pipeline of(RunningStack stack) throws IOException {
        return new Pipeline(
                new Gardin(stack.webhook(), stack.secret()),
                new TopicReader(stack.bootstrapServers()),
                new Harp(stack.alerts()));
    }

    /// Sends them all, has each one taken, and sees Harp come to the truth without a loss on the way.
    void carryToTheTruth(List<byte[]> told) throws InterruptedException {
        for (byte[] notification : told) {
            assertThat(gardin.send(notification)).isEqualTo(200);
        }
        awaitTheTruth();
        assertThat(archived()).usingElementComparator(Arrays::compare).containsAll(told);
        assertThat(kafka.read(Topics.QUARANTINE)).isEmpty();
        assertThat(kafka.read(Topics.DEAD_LETTERS)).isEmpty();
    }

    /// Every archived notification has exactly one outcome, and Harp shows what the model says of the archive.
    void awaitTheTruth() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            assertThat(outcomes()).isEqualTo(oneForEachArchived());
            assertThat(harp.shown()).isEqualTo(Model.of(archived()));
        });
    }

    /// Every archived notification has exactly one outcome, and every event a receipt.
    boolean isThrough() {
        return outcomes().equals(oneForEachArchived()) && ids(Topics.RECEIPTS).containsAll(ids(Topics.EVENTS));
    }

    /// The alerts in Harp stand as the model says of the archive, whatever they went through.
    void assertTheTruthNow() throws IOException, InterruptedException {
        Map<String, Model.Shown> shown = now(harp.shown());
        Map<String, Model.Shown> truth = now(Model.of(archived()));
        // Among thousands the difference alone can be read.
        truth.entrySet().removeIf(shown.entrySet()::remove);
        assertThat(shown).isEqualTo(truth);
    }

    private static Map<String, Model.Shown> now(Map<String, Model.Shown> shown) {
        Map<String, Model.Shown> now = new TreeMap<>(shown);
        now.replaceAll((alert, story) -> story.now());
        return now;
    }

    private Set<String> ids(TopicDeclaration ofEvents) {
        return kafka.read(ofEvents).stream()
                .map(record -> Json.read(record.value(), EventId.class).eventId())
                .collect(toSet());
    }

    /// What events and their receipts have in common.
    private record EventId(String eventId) {}

    List<byte[]> archived() {
        return kafka.read(Topics.NOTIFICATIONS).stream()
                .map(record -> record.value())
                .toList();
    }

    private Map<Origin, Long> outcomes() {
        return kafka.read(Topics.OUTCOMES).stream()
                .map(record ->
                        Json.read(record.value(), NotificationOutcome.class).origin())
                .collect(groupingBy(origin -> origin, counting()));
    }

    private Map<Origin, Long> oneForEachArchived() {
        return kafka.read(Topics.NOTIFICATIONS).stream()
                .map(record -> new Origin(record.topic(), record.partition(), record.offset()))
                .collect(groupingBy(origin -> origin, counting()));
    }
}
