package io.harpline.sink.edge.kafka;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.harp.Replay;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.Topics;
import io.harpline.sink.app.Dispatcher;
import io.harpline.sink.app.OffsetTracker;
import io.harpline.sink.app.OffsetTracker.Ticket;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/// The way in: records of `alerts.events.v1` and `harp.replay.v1`, one after the other, on an event loop. What is sent
/// again goes the same way as any event: behind what is under way of its alert, and nowhere if Harp knows better.
@ApplicationScoped
public class AlertsChannel {

    /// As in the configuration.
    static final String NAME = "alerts";

    private final OffsetTracker tracker;
    private final Dispatcher dispatcher;
    private final EvidenceWriter evidence;
    private volatile boolean stopped;

    AlertsChannel(OffsetTracker tracker, Dispatcher dispatcher, EvidenceWriter evidence) {
        this.tracker = tracker;
        this.dispatcher = dispatcher;
        this.evidence = evidence;
    }

    /// Takes the record and says when there is room for the next one. Never a failed stage, which would end the
    /// channel. Nothing is acknowledged here: offsets are committed when the evidence is written.
    @Incoming(NAME)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public CompletionStage<Void> take(Message<byte[]> message) {
        if (stopped) {
            return new CompletableFuture<>();
        }
        message.getMetadata(IncomingKafkaRecordMetadata.class).ifPresent(this::take);
        return tracker.room();
    }

    /// Takes no more records.
    void stop() {
        stopped = true;
    }

    @SuppressWarnings("unchecked")
    private void take(IncomingKafkaRecordMetadata<?, ?> metadata) {
        var record = (ConsumerRecord<byte @Nullable [], byte @Nullable []>) metadata.getRecord();
        Origin origin = new Origin(record.topic(), record.partition(), record.offset());
        tracker.take(origin, record.timestamp(), metadata.getConsumerGroupGenerationId(), size(record))
                .ifPresent(ticket -> take(record, ticket));
    }

    private static int size(ConsumerRecord<?, ?> record) {
        return Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
    }

    private void take(ConsumerRecord<byte @Nullable [], byte @Nullable []> record, Ticket ticket) {
        switch (EventReading.of(record)) {
            case EventReading.Event read -> take(record, read.event(), ticket);
            case EventReading.Unreadable unreadable ->
                evidence.writeUnreadable(record, unreadable.why()).thenRun(ticket::finishDead);
        }
    }

    /// What we fail at would come again for ever: it is put aside instead, so that all others go on.
    private void take(ConsumerRecord<byte @Nullable [], byte @Nullable []> record, AlertEvent event, Ticket ticket) {
        try {
            dispatcher.take(event, ticket, new EvidenceRecorder(evidence, record), current(record));
        } catch (RuntimeException defect) {
            evidence.writeUnreadable(
                            record,
                            "harp-sink failed at it: " + defect.getClass().getName())
                    .thenRun(ticket::finishDead);
        }
    }

    /// The id of the replay in mode CURRENT that has sent it; null where none has.
    private static @Nullable String current(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        return record.topic().equals(Topics.REPLAY.name())
                ? Replay.of(record.headers())
                        .filter(replay -> replay.mode() == Replay.Mode.CURRENT)
                        .map(Replay::id)
                        .orElse(null)
                : null;
    }
}
