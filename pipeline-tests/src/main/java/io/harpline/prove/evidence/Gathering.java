package io.harpline.prove.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.prove.load.Answered;
import io.harpline.prove.nemesis.Happened;
import io.harpline.prove.report.Sample;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// Makes evidence of what is read, piece by piece, and searches each piece for secrets.
public final class Gathering {

    /// What transform writes, and a second one writes once more.
    static final Set<String> OUTPUTS =
            Set.of(Topics.OUTCOMES.name(), Topics.EVENTS.name(), Topics.STATE.name(), Topics.QUARANTINE.name());

    private final RecordReading reading;
    private final String secondPrefix;
    private final SecretSearch secrets;
    private final SecretSearch marker;
    private final Shared shared = new Shared();
    private final LeanJson json = new LeanJson(shared);
    private final Map<String, Consumer<ConsumerRecord<byte[], byte[]>>> takers = new HashMap<>();
    private final List<Answer> answers = new ArrayList<>();
    private final List<Archived> archive = new ArrayList<>();
    private final List<Archived> unverified = new ArrayList<>();
    private final List<Read<NotificationOutcome>> outcomes = new ArrayList<>();
    private final List<Read<AlertEvent>> events = new ArrayList<>();
    private final Map<String, Read<AlertState>> states = new HashMap<>();
    private final List<Read<Quarantined>> quarantine = new ArrayList<>();
    private final List<Read<Receipt>> receipts = new ArrayList<>();
    private final List<Read<Long>> delivered = new ArrayList<>();
    private final List<Read<Again>> deadLetters = new ArrayList<>();
    private final List<Read<Again>> replayed = new ArrayList<>();
    private final List<Posted> posts = new ArrayList<>();
    private final List<Shown> shown = new ArrayList<>();
    private final Outputs live = new Outputs();
    private final Outputs again = new Outputs();
    private final List<Leak> leaks = new ArrayList<>();
    private final List<String> marked = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private long searched;

    /// Nothing gathered yet.
    ///
    /// @param secondPrefix with which the names of the second transform's outputs begin
    /// @param forgedMarker a text that stands in each forged body, and in no other
    public Gathering(Keys keys, String secondPrefix, String forgedMarker) {
        this.reading = new RecordReading(keys, shared, json);
        this.secondPrefix = secondPrefix;
        this.secrets = new SecretSearch(keys.all());
        this.marker = new SecretSearch(Map.of("marker", forgedMarker.getBytes(UTF_8)));
        takers.put(Topics.NOTIFICATIONS.name(), record -> archive.add(reading.archived(record)));
        takers.put(Topics.UNVERIFIED.name(), record -> unverified.add(reading.archived(record)));
        takers.put(Topics.OUTCOMES.name(), record -> outcomes.add(reading.as(NotificationOutcome.class, record)));
        takers.put(Topics.EVENTS.name(), this::takeEvent);
        takers.put(Topics.STATE.name(), this::takeState);
        takers.put(Topics.QUARANTINE.name(), record -> quarantine.add(reading.quarantined(record)));
        takers.put(Topics.RECEIPTS.name(), record -> receipts.add(reading.as(Receipt.class, record)));
        takers.put(Topics.DELIVERED.name(), record -> delivered.add(reading.delivered(record)));
        takers.put(Topics.DEAD_LETTERS.name(), record -> takeAgain(record, deadLetters));
        takers.put(Topics.REPLAY.name(), record -> takeAgain(record, replayed));
        takers.put(Topics.OPERATIONS.name(), record -> {});
    }

    /// Takes a record of any of the topics; each partition's in order.
    public void take(ConsumerRecord<byte[], byte[]> record) {
        search(record);
        String topic = record.topic();
        Consumer<ConsumerRecord<byte[], byte[]>> taker = topic.startsWith(secondPrefix)
                ? one -> again.add(topic.substring(secondPrefix.length()), reading.key(one), one)
                : takers.get(topic);
        if (taker == null) {
            throw new IllegalArgumentException("nobody knows what stands in " + topic);
        }
        try {
            if (OUTPUTS.contains(topic)) {
                live.add(topic, reading.key(record), record);
            }
            taker.accept(record);
        } catch (RuntimeException cannot) {
            unreadable.add("%s-%s: %s".formatted(topic, RecordReading.place(record), cannot));
        }
    }

    /// Searches a record of a topic that is nobody's contract: a changelog, or Kafka's own.
    public void takeOther(ConsumerRecord<byte[], byte[]> record) {
        search(record);
    }

    private void takeEvent(ConsumerRecord<byte[], byte[]> record) {
        Read<AlertEvent> event = reading.as(AlertEvent.class, record);
        events.add(event);
        compareHeaders(event.value(), record);
    }

    private void takeAgain(ConsumerRecord<byte[], byte[]> record, List<Read<Again>> to) {
        to.add(reading.again(record));
        compareHeaders(reading.as(AlertEvent.class, record).value(), record);
    }

    private void compareHeaders(AlertEvent event, ConsumerRecord<byte[], byte[]> record) {
        String wrong = CloudEvent.wrong(event, record.headers());
        if (wrong != null) {
            unreadable.add("%s-%s: %s".formatted(record.topic(), RecordReading.place(record), wrong));
        }
    }

    /// Takes a line of answers.jsonl.
    public void takeAnswer(String line) {
        answers.add(Answer.of(json.read(line.getBytes(UTF_8), Answered.class)));
    }

    /// Takes a line of Harp's journal.
    ///
    /// @throws IOException if it is no JSON
    public void takePost(String line) throws IOException {
        searched++;
        byte[] bytes = line.getBytes(UTF_8);
        String where = "Harp's journal";
        found(secrets.in(bytes), () -> where);
        if (marker.in(bytes) != null) {
            marked.add(where);
        }
        JsonNode post = Json.MAPPER.readTree(line);
        JsonNode fields = post.at("/post/additionalFields");
        posts.add(new Posted(
                Instant.parse(post.path("at").asText()),
                shared.text(alert(fields)),
                shared.text(fields.path("event_id").asText()),
                shared.text(post.at("/post/severity").asText()),
                shared.text(fields.path("instance").asText())));
    }

    /// Takes an alert that Harp shows: one of those in the array that `GET /alerts` answers.
    public void takeShown(JsonNode alert) {
        shown.add(new Shown(
                alert.path("id").asInt(),
                shared.text(alert(alert.path("additionalFields"))),
                alert.path("status").asText().equals("open"),
                shared.text(alert.path("severity").asText())));
    }

    private static String alert(JsonNode fields) {
        return fields.path("tenant_id").asText() + "/" + fields.path("alert_id").asText();
    }

    /// Searches a log, or whatever else was printed.
    ///
    /// @throws IOException if it cannot be read
    public void takeText(Path file) throws IOException {
        searched++;
        found(secrets.in(file), file::toString);
        if (marker.in(file) != null) {
            marked.add(file.toString());
        }
    }

    private void search(ConsumerRecord<byte[], byte[]> record) {
        searched++;
        search(record, record.key(), "key");
        search(record, record.value(), "value");
        for (Header header : record.headers()) {
            search(record, header.value(), "header " + header.key());
        }
    }

    private void search(ConsumerRecord<byte[], byte[]> record, byte @Nullable [] bytes, String part) {
        found(secrets.in(bytes), () -> where(record, part));
        if (!record.topic().equals(Topics.UNVERIFIED.name()) && marker.in(bytes) != null) {
            marked.add(where(record, part));
        }
    }

    private static String where(ConsumerRecord<byte[], byte[]> record, String part) {
        return "%s-%s, its %s".formatted(record.topic(), RecordReading.place(record), part);
    }

    private void found(@Nullable String secret, Supplier<String> where) {
        if (secret != null) {
            leaks.add(new Leak(secret, where.get()));
        }
    }

    private void takeState(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            states.remove(reading.key(record));
        } else {
            states.put(reading.key(record), reading.as(AlertState.class, record));
        }
    }

    /// All that was gathered.
    public Evidence evidence(List<Happened> happened, List<Sample> samples) {
        return new Evidence(
                answers,
                archive,
                unverified,
                outcomes,
                events,
                states,
                quarantine,
                receipts,
                delivered,
                deadLetters,
                replayed,
                posts,
                shown,
                live,
                again,
                leaks,
                marked,
                searched,
                unreadable,
                happened,
                samples);
    }
}
