package io.harpline.sink.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.harpline.schemas.harp.DeadLetter;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.schemas.harp.Replay;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.Topics;
import io.harpline.sink.AnEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/// What the application does with dead letters that are sent again through `harp.replay.v1`.
@QuarkusTest
@QuarkusTestResource(KafkaAndHarp.class)
class RedriveTest extends SinkScene {

    @Test
    void shouldKeepOneHistoryOfWhatIsRefusedAgainUntilItIsDelivered() {
        AnEvent event = AnEvent.of("redriven").job("422 422 200");
        topics.send(event.build());
        DeadLetter first = letters(event, 1).getFirst();

        redrive(event);

        DeadLetter second = letters(event, 2).getLast();
        assertThat(second.redriveCount()).isEqualTo(1);
        assertThat(second.attempts()).isEqualTo(2);
        assertThat(second.firstAttempt()).isEqualTo(first.firstAttempt());
        assertThat(second.lastAttempt()).isAfter(first.lastAttempt());
        assertThat(second.origin()).isEqualTo(first.origin());
        ConsumerRecord<byte[], byte[]> record = read(Topics.DEAD_LETTERS, event).getLast();
        assertThat(Arrays.stream(record.headers().toArray()).map(header -> header.key()))
                .doesNotHaveDuplicates();
        assertThat(TextHeaders.get(record.headers(), HeaderNames.REPLAY_ID)).contains("01OPERATION");

        redrive(event);

        assertThat(receipts(event, 3))
                .extracting(Receipt::result)
                .containsExactly(Result.REFUSED, Result.REFUSED, Result.DELIVERED);
        assertThat(receipts(event, 3).getLast().origin().topic()).isEqualTo(Topics.REPLAY.name());
        assertThat(harp.posts(event.alertId())).hasSize(3);
    }

    @Test
    void shouldSupersedeWhatIsSentAgainBehindANewerEvent() {
        AnEvent event = AnEvent.of("superseded").job("422 200");
        topics.send(event.build());
        topics.send(event.version(2).closed(null).build());
        receipts(event, 2);

        redrive(event);
        redrive(event);

        assertThat(receipts(event, 4))
                .extracting(Receipt::result)
                .containsExactly(Result.REFUSED, Result.DELIVERED, Result.SUPERSEDED, Result.SUPERSEDED);
        assertThat(harp.posts(event.alertId())).hasSize(2);
    }

    @Test
    void shouldPostOnceMoreWhatAReplayInModeCurrentSends() {
        AnEvent event = AnEvent.of("current");
        topics.send(event.build());
        receipts(event, 1);

        replay(event, "R1", "current");
        replay(event, "R1", "current");
        replay(event, "R1", "no mode of ours");

        assertThat(receipts(event, 4))
                .extracting(Receipt::result)
                .containsExactly(
                        Result.DELIVERED, Result.DELIVERED, Result.ALREADY_DELIVERED, Result.ALREADY_DELIVERED);
        assertThat(harp.posts(event.alertId())).hasSize(2);
    }

    /// Sends it again as a replay does.
    private void replay(AnEvent event, String id, String mode) {
        RecordHeaders headers = new RecordHeaders();
        TextHeaders.set(headers, HeaderNames.REPLAY_ID, id);
        TextHeaders.set(headers, HeaderNames.MODE, mode);
        int partition = read(Topics.EVENTS, event).getLast().partition();
        topics.send(new ProducerRecord<>(
                Topics.REPLAY.name(), partition, event.build().key().bytes(), Json.bytes(event.build()), headers));
    }

    /// Sends the newest dead letter of it again, as the operator's command does.
    private void redrive(AnEvent event) {
        ConsumerRecord<byte[], byte[]> letter = read(Topics.DEAD_LETTERS, event).getLast();
        DeadLetter why = DeadLetter.of(letter.headers()).orElseThrow();
        RecordHeaders headers = new RecordHeaders(letter.headers());
        why.redriven().writeTo(headers);
        new Replay("01OPERATION", "kim", Replay.Mode.REDRIVE).writeTo(headers);
        topics.send(new ProducerRecord<>(
                Topics.REPLAY.name(), why.origin().partition(), letter.key(), letter.value(), headers));
    }

    private List<DeadLetter> letters(AnEvent event, int count) {
        await(count + " dead letters")
                .atMost(PATIENCE)
                .until(() -> read(Topics.DEAD_LETTERS, event).size() == count);
        return read(Topics.DEAD_LETTERS, event).stream()
                .map(record -> DeadLetter.of(record.headers()).orElseThrow())
                .toList();
    }
}
