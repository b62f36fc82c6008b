package io.harpline.sink.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.Topics;
import io.harpline.sink.AnEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/// What becomes of events that Harp does not take, and of what is no event.
@QuarkusTest
@QuarkusTestResource(KafkaAndHarp.class)
class DeadLettersTest extends SinkScene {

    @Test
    void shouldMakeADeadLetterOfWhatHarpRefusesAndGoOn() {
        AnEvent event = AnEvent.of("refused").job("422 200");
        byte[] value = Json.bytes(event.build());
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.EVENTS.name(), event.build().key().bytes(), value);
        TextHeaders.set(record.headers(), "ce_type", "io.harpline.alert.raised.v1");

        topics.send(record);
        topics.send(event.version(2).closed(null).build());

        assertThat(receipts(event, 2)).extracting(Receipt::result).containsExactly(Result.REFUSED, Result.DELIVERED);
        assertThat(read(Topics.DEAD_LETTERS, event)).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo(value);
            assertThat(Stream.of(letter.headers().toArray()).map(header -> header.key()))
                    .doesNotContain("__smallrye_generationId");
            assertThat(header(letter, "ce_type")).isEqualTo("io.harpline.alert.raised.v1");
            assertThat(header(letter, HeaderNames.REASON)).isEqualTo("REFUSED");
            assertThat(header(letter, HeaderNames.LAST_STATUS)).isEqualTo("422");
            assertThat(header(letter, HeaderNames.EXCERPT)).isEqualTo("{\"detail\":\"no\"}");
            assertThat(header(letter, HeaderNames.ATTEMPTS)).isEqualTo("1");
            assertThat(header(letter, HeaderNames.ORIGIN_TOPIC)).isEqualTo("alerts.events.v1");
        });
        await("the commit").atMost(PATIENCE).until(() -> topics.uncommitted() == 0);
    }

    @Test
    void shouldTakeAResultOfNullForARefusal() {
        AnEvent event = AnEvent.of("dropped").job("null");

        topics.send(event.build());

        assertThat(receipts(event, 1).getFirst().result()).isEqualTo(Result.REFUSED);
        assertThat(read(Topics.DEAD_LETTERS, event)).hasSize(1);
    }

    @Test
    void shouldMakeADeadLetterOfWhatIsNoEventAndGoOn() {
        AnEvent event = AnEvent.of("unreadable").job("ok");
        AlertKey key = event.build().key();

        topics.send(Topics.EVENTS, key, "no event at all".getBytes(UTF_8));
        topics.send(Topics.EVENTS, key, "{\"eventId\":\"e\",\"gaps\":[]}".getBytes(UTF_8));
        topics.send(new ProducerRecord<>(Topics.EVENTS.name(), key.bytes(), null));
        topics.send(event.build());

        assertThat(receipts(event, 1).getFirst().result()).isEqualTo(Result.DELIVERED);
        await("dead letters")
                .atMost(PATIENCE)
                .until(() -> read(Topics.DEAD_LETTERS, event).size() == 3);
        assertThat(read(Topics.DEAD_LETTERS, event))
                .extracting(letter -> header(letter, HeaderNames.REASON))
                .containsOnly("UNREADABLE");
        await("the commit").atMost(PATIENCE).until(() -> topics.uncommitted() == 0);
    }
}
