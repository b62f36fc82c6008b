package io.harpline.pipeline;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.local.broker.TopicReader;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.harp.Attempt;
import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// What was delivered to Harp from some moment on, as events and receipts tell it, and the journal of the simulated
/// Harp.
///
/// @param landed in the order in which Harp took them
/// @param versions in the order in which they were written, of each alert
record Deliveries(
        List<AlertEvent> events, List<Receipt> receipts, List<Landed> landed, List<DeliveredVersion> versions) {

    /// Longer than Harp looks at a post in those tests, and what commits need.
    private static final Duration UNDER_WAY = Duration.ofSeconds(1);

    /// A post that Harp has taken, whether or not its sender heard of it.
    ///
    /// @param sink the instance that posted it
    record Landed(Instant at, AlertEvent event, String sink) {}

    /// A word of Harp's that a sender heard: it has that version of the alert.
    private record Acknowledged(String alert, Instant startedAt, long version) {}

    /// Those of the events that were received since then.
    static Deliveries since(Instant then, TopicReader kafka, Path harp) throws IOException {
        Map<String, AlertEvent> events = kafka.read(Topics.EVENTS).stream()
                .map(record -> Json.read(record.value(), AlertEvent.class))
                .filter(event -> !event.receivedAt().isBefore(then))
                .collect(toMap(AlertEvent::eventId, event -> event));
        List<Receipt> receipts = kafka.read(Topics.RECEIPTS).stream()
                .map(record -> Json.read(record.value(), Receipt.class))
                .filter(receipt -> events.containsKey(receipt.eventId()))
                .toList();
        List<Landed> landed = new ArrayList<>();
        for (String line : Files.readAllLines(harp.resolve("journal.jsonl"))) {
            JsonNode journal = Json.MAPPER.readTree(line);
            JsonNode fields = journal.at("/post/additionalFields");
            AlertEvent event = events.get(fields.path("event_id").asText());
            if (event != null) {
                landed.add(new Landed(
                        Instant.parse(journal.path("at").asText()),
                        event,
                        fields.path(SinkProcess.FIELD).asText()));
            }
        }
        List<DeliveredVersion> versions = kafka.read(Topics.DELIVERED).stream()
                .map(record -> Json.read(record.value(), DeliveredVersion.class))
                .filter(version -> events.containsKey(version.eventId()))
                .toList();
        return new Deliveries(List.copyOf(events.values()), receipts, landed, versions);
    }

    /// The ids of the events of which Kafka has by now that they were finished before that moment.
    static Set<String> written(TopicReader kafka, Instant moment) {
        return kafka.read(Topics.RECEIPTS).stream()
                .map(record -> Json.read(record.value(), Receipt.class))
                .filter(receipt -> receipt.finishedAt().isBefore(moment))
                .map(Receipt::eventId)
                .collect(toSet());
    }

    Map<Result, Long> results() {
        return receipts.stream().collect(groupingBy(Receipt::result, TreeMap::new, counting()));
    }

    /// Of those that came to an end; one that was under way when its sink was killed is not among them.
    int attempts() {
        return receipts.stream().mapToInt(Receipt::attemptCount).sum();
    }

    /// How many attempts, of the latest of each delivery, were answered so.
    long answered(int status) {
        return receipts.stream()
                .flatMap(receipt -> receipt.attempts().stream())
                .filter(attempt -> Objects.equals(attempt.status(), status))
                .count();
    }

    /// How many posts told Harp what it had been told before.
    int repeated() {
        return landed.size() - eventsByPosts().size();
    }

    /// Of how many events Harp was told more than once.
    int eventsRepeated() {
        return (int)
                eventsByPosts().values().stream().filter(posts -> posts > 1).count();
    }

    private Map<String, Long> eventsByPosts() {
        return landed.stream().collect(groupingBy(post -> post.event().eventId(), counting()));
    }

    /// What Harp was told after that moment.
    List<Landed> landedAfter(Instant moment) {
        return landed.stream().filter(post -> post.at().isAfter(moment)).toList();
    }

    /// What this sink told Harp between the two.
    List<Landed> landedOf(String sink, Instant from, Instant to) {
        return landed.stream()
                .filter(post -> post.sink().equals(sink)
                        && post.at().isAfter(from)
                        && post.at().isBefore(to))
                .toList();
    }

    /// How long after that moment the last delivery was finished of what had been received by then.
    Duration caughtUpAfter(Instant moment) {
        Set<String> backlog = new HashSet<>();
        events.stream()
                .filter(event -> event.receivedAt().isBefore(moment))
                .forEach(event -> backlog.add(event.eventId()));
        return receipts.stream()
                .filter(receipt -> backlog.contains(receipt.eventId()))
                .map(Receipt::finishedAt)
                .max(naturalOrder())
                .map(last -> Duration.between(moment, last))
                .orElseThrow();
    }

    /// Among posts whose outcome is known, never an older word after a newer one.
    void assertNothingOlderWasAcknowledged() {
        List<Acknowledged> acknowledged = new ArrayList<>();
        for (Receipt receipt : receipts) {
            for (Attempt attempt : receipt.attempts()) {
                if (Objects.equals(attempt.status(), 200) && attempt.error() == null) {
                    acknowledged.add(new Acknowledged(
                            receipt.tenantId() + "/" + receipt.alertId(), attempt.startedAt(), receipt.version()));
                }
            }
        }
        acknowledged.sort(comparing(Acknowledged::startedAt).thenComparingLong(Acknowledged::version));
        Map<String, Acknowledged> newest = new HashMap<>();
        for (Acknowledged word : acknowledged) {
            Acknowledged before = newest.put(word.alert(), word);
            assertThat(before == null || before.version() <= word.version())
                    .as("%s was acknowledged after %s", word, before)
                    .isTrue();
        }
    }

    private static boolean wasUnderWay(Landed post, Set<Instant> kills) {
        return kills.stream()
                .anyMatch(killed -> Duration.between(killed, post.at()).abs().compareTo(UNDER_WAY) < 0);
    }

    /// The last record of an alert is the one that compaction keeps.
    void assertDeliveredVersionsNeverFall() {
        Map<String, DeliveredVersion> newest = new HashMap<>();
        for (DeliveredVersion version : versions) {
            DeliveredVersion before = newest.put(version.tenantId() + "/" + version.alertId(), version);
            assertThat(before == null || before.version() <= version.version())
                    .as("%s stands behind %s", version, before)
                    .isTrue();
        }
    }

    /// Among all posts, never an older word after a newer one: what one may demand where none was on its way for long.
    void assertNothingOlderLanded() {
        assertNothingOlderLanded(Set.of());
    }

    /// The same where sinks were killed, but for a newer word that was under way then: of its last 100 ms the next one
    /// knows nothing, and may say the older word once more first.
    void assertNothingOlderLanded(Set<Instant> kills) {
        Map<String, Landed> newest = new HashMap<>();
        for (Landed post : landed) {
            Landed before = newest.put(post.event().key().toString(), post);
            assertThat(before == null
                            || before.event().version() <= post.event().version()
                            || wasUnderWay(before, kills))
                    .as("%s landed after %s", post, before)
                    .isTrue();
        }
    }
}
