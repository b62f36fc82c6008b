package io.harpline.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `quarantine` over the topic as transform-streams writes it.
class QuarantineCommandTest {

    private static final byte[] HOSTILE = "{\"event\":\"\u001b]0;owned\u0007\u202e\"}\n\u00e9 ".getBytes(UTF_8);

    @TempDir
    private static Path directory;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(directory);
        broker.createTopics(List.of(Topics.QUARANTINE), 2);
        write("T1/A1", "UNKNOWN_VALUE", "event", Duration.ofHours(3), "{\"event\":\"NEW\"}".getBytes(UTF_8));
        write("T1/A2", "TOO_LATE", "timestamp", Duration.ofMinutes(5), "{}".getBytes(UTF_8));
        write("-/01KARQ8X2M6N1V3XJ0T4R7W2YK", "UNREADABLE", "", Duration.ofMinutes(1), withABrokenByte(HOSTILE));
        write("T2/A1", "FROM_A_NEWER_VERSION", "", Duration.ofSeconds(1), new byte[0]);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void shouldListWhatIsQuarantinedTheFirstReceivedFirst() {
        Ran list = quarantine("list");

        assertThat(list.exit()).isZero();
        assertThat(list.lines().map(line -> line.replaceFirst("^\\d-\\d \\S+Z ", "")))
                .containsExactly(
                        "PLACE RECEIVED KEY REASON FIELD ORIGIN BYTES",
                        "T1/A1 UNKNOWN_VALUE event gardin.notifications.v1-1-4711 15",
                        "T1/A2 TOO_LATE timestamp gardin.notifications.v1-1-4711 2",
                        "-/01KARQ8X2M6N1V3XJ0T4R7W2YK UNREADABLE - gardin.notifications.v1-1-4711 "
                                + (HOSTILE.length + 1),
                        "T2/A1 FROM_A_NEWER_VERSION - gardin.notifications.v1-1-4711 0");
    }

    @Test
    void shouldListOnlyWhatIsAskedFor() throws Exception {
        assertThat(keys("--reason", "TOO_LATE")).containsExactly("T1/A2");
        assertThat(keys("--field", "event")).containsExactly("T1/A1");
        assertThat(keys("--tenant", "T1")).containsExactly("T1/A1", "T1/A2");
        assertThat(keys("--tenant", "T1", "--since", "2h")).containsExactly("T1/A2");
        assertThat(quarantine("list", "--tenant", "T").out()).isEqualTo("no such notifications\n");
        assertThat(quarantine("list", "--tenant", "T", "--json").out()).isEqualTo("[]\n");
        assertThat(Json.MAPPER
                        .readTree(
                                quarantine("list", "--field", "event", "--json").out())
                        .get(0)
                        .fieldNames())
                .toIterable()
                .containsExactly("place", "receivedAt", "key", "reason", "field", "source", "origin", "bytes");
    }

    @Test
    void shouldShowOneWithNothingThatATerminalWouldObey() throws Exception {
        String place = Json.MAPPER
                .readTree(quarantine("list", "--reason", "UNREADABLE", "--json").out())
                .get(0)
                .get("place")
                .asText();

        Ran show = quarantine("show", place);

        assertThat(show.exit()).isZero();
        assertThat(show.out())
                .contains(
                        "place: " + place,
                        "key: -/01KARQ8X2M6N1V3XJ0T4R7W2YK",
                        "reason: UNREADABLE",
                        "origin-offset: 4711")
                .endsWith("{\"event\":\"\\x1b]0;owned\\x07\\u202e\"}\n\u00e9 \\xff\n")
                .doesNotContain("\u001b", "\u202e");
        var json = Json.MAPPER.readTree(
                quarantine("show", "alerts.quarantine.v1-" + place, "--json").out());
        assertThat(Base64.getDecoder().decode(json.get("body").asText())).isEqualTo(withABrokenByte(HOSTILE));
        assertThat(json.get("headers").get("source").asText()).isEqualTo("gardin");
        assertThat(quarantine("show", "1-4711").err()).isEqualTo("harpline: nothing is quarantined at 1-4711\n");
        assertThat(quarantine("show", "9-0").exit()).isEqualTo(2);
    }

    private static Stream<String> keys(String... selection) throws Exception {
        String json = quarantine(Stream.of(Stream.of("list"), Stream.of(selection), Stream.of("--json"))
                        .flatMap(part -> part)
                        .toArray(String[]::new))
                .out();
        return Json.MAPPER
                .readTree(json)
                .valueStream()
                .map(one -> one.get("key").asText());
    }

    private static byte[] withABrokenByte(byte[] text) {
        byte[] bytes = Arrays.copyOf(text, text.length + 1);
        bytes[text.length] = (byte) 0xff;
        return bytes;
    }

    private static void write(String key, String reason, String field, Duration ago, byte[] body) throws Exception {
        RecordHeaders headers = new RecordHeaders();
        Instant receivedAt = Instant.now().minus(ago);
        TextHeaders.set(headers, "received-at", Rfc3339.format(receivedAt));
        TextHeaders.set(headers, "source", "gardin");
        TextHeaders.set(headers, "reason", reason);
        if (!field.isEmpty()) {
            TextHeaders.set(headers, "field", field);
        }
        TextHeaders.setOrigin(headers, new Origin(Topics.NOTIFICATIONS.name(), 1, 4711));
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topics.QUARANTINE.name(),
                            null,
                            receivedAt.toEpochMilli(),
                            key.getBytes(UTF_8),
                            body,
                            headers))
                    .get();
        }
    }

    private static Ran quarantine(String... words) {
        return Ran.on(
                broker.bootstrapServers(),
                Stream.concat(Stream.of("quarantine"), Stream.of(words)).toArray(String[]::new));
    }
}
