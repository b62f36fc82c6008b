package io.harpline.sink.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import io.harpline.sink.AnEvent;
import io.harpline.sink.edge.ScriptedHarp.Post;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What becomes of events, between a real Kafka and a Harp that answers as each test's alert asks for.
@QuarkusTest
@QuarkusTestResource(KafkaAndHarp.class)
class SinkTest extends SinkScene {

    @Test
    void shouldDeliverAnAlertsEventsInOrderAndCommitThem() {
        AnEvent event = AnEvent.of("in-order").job("ok");

        topics.send(event.version(1).build());
        topics.send(event.version(2).increased(Severity.LOW, Severity.HIGH).build());
        topics.send(event.version(3).closed(CloseReason.RECOVERY_DETECTED).build());

        List<Receipt> receipts = receipts(event, 3);
        assertThat(receipts).extracting(Receipt::version).containsExactly(1L, 2L, 3L);
        assertThat(receipts).extracting(Receipt::result).containsOnly(Result.DELIVERED);
        assertThat(posts(event))
                .extracting(post -> post.field("alert_severity"))
                .containsExactly("warning", "urgent", "ok");
        assertThat(read(Topics.DELIVERED, event))
                .extracting(record ->
                        Json.read(record.value(), DeliveredVersion.class).version())
                .containsExactly(1L, 2L, 3L);
        await("the commit").atMost(PATIENCE).until(() -> topics.uncommitted() == 0);
    }

    @Test
    void shouldRepeatExactlyTheSameUntilHarpTakesIt() {
        AnEvent event = AnEvent.of("again").job("503 429 200");

        topics.send(event.build());

        Receipt receipt = receipts(event, 1).getFirst();
        assertThat(receipt.result()).isEqualTo(Result.DELIVERED);
        assertThat(receipt.attempts()).extracting(attempt -> attempt.status()).containsExactly(503, 429, 200);
        assertThat(posts(event))
                .hasSize(3)
                .extracting(Post::body)
                .containsOnly(posts(event).getFirst().body());
    }

    @Test
    void shouldNotPostAgainWhatHarpAcknowledgedInAnEarlierLife() {
        AnEvent event = AnEvent.of(KafkaAndHarp.DELIVERED_BEFORE.alertId()).job("ok");

        topics.send(event.version(4).build());
        topics.send(event.version(5).build());
        topics.send(event.version(6).closed(null).build());

        assertThat(receipts(event, 3))
                .extracting(Receipt::result)
                .containsExactly(Result.SUPERSEDED, Result.ALREADY_DELIVERED, Result.DELIVERED);
        assertThat(posts(event))
                .extracting(post -> post.field("alert_severity"))
                .containsExactly("ok");
    }

    @Test
    void shouldLetNoRefusedOrWaitingAlertDelayAnother() {
        AnEvent waiting = AnEvent.of("waiting").job("gate");
        List<AnEvent> others = IntStream.range(0, 200)
                .mapToObj(i -> AnEvent.of("other-" + i).job("ok"))
                .toList();
        topics.send(waiting.build());

        others.forEach(other -> topics.send(other.build()));

        Set<String> keys =
                others.stream().map(other -> other.build().key().toString()).collect(Collectors.toSet());
        await("the others").atMost(PATIENCE).until(() -> keysOf(Topics.RECEIPTS).containsAll(keys));
        assertThat(read(Topics.RECEIPTS, waiting)).isEmpty();
        harp.open();
        assertThat(receipts(waiting, 1).getFirst().result()).isEqualTo(Result.DELIVERED);
    }

    private Set<String> keysOf(TopicDeclaration topic) {
        return topics.read(topic).stream()
                .map(record -> new String(record.key(), UTF_8))
                .collect(Collectors.toSet());
    }
}
