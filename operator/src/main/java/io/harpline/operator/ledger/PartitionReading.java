package io.harpline.operator.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.operator.domain.KnownLetters;
import io.harpline.operator.domain.LedgerTally;
import io.harpline.operator.domain.Mismatch;
import io.harpline.operator.domain.PartitionLedger;
import io.harpline.operator.domain.Period;
import io.harpline.operator.domain.Place;
import io.harpline.operator.kafka.EventVersion;
import io.harpline.operator.kafka.Reading;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.gardin.NotificationIds;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.gardin.NotificationReader;
import io.harpline.schemas.gardin.Reading.Read;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Reads one partition number of all topics into its ledger.
final class PartitionReading {

    /// The header of CloudEvents that has it.
    static final String EVENT_ID = "ce_id";

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final int partition;
    private final Extent extent;
    private final Period period;
    private final LedgerQuery query;
    private final LongAdder read;
    private final LedgerTally tally;
    private final PartitionLedger ledger;
    private final TopicPartition events;
    /// Events that no outcome names, by alert and notification.
    private final Map<String, Mismatch> withoutCause = new HashMap<>();

    PartitionReading(
            KafkaConsumer<byte[], byte[]> consumer,
            int partition,
            Extent extent,
            Period period,
            LedgerQuery query,
            KnownLetters deadLetters,
            LongAdder read) {
        this.consumer = consumer;
        this.partition = partition;
        this.extent = extent;
        this.period = period;
        this.query = query;
        this.read = read;
        this.tally = new LedgerTally(query.mostMismatches());
        TopicPartition archive = new TopicPartition(Topics.NOTIFICATIONS.name(), partition);
        this.events = new TopicPartition(Topics.EVENTS.name(), partition);
        this.ledger = new PartitionLedger(
                partition, extent.start(archive), extent.end(archive), extent.committed(archive), deadLetters, tally);
    }

    LedgerTally count() {
        read(Topics.OUTCOMES, this::outcome);
        read(Topics.RECEIPTS, this::receipt);
        read(Topics.EVENTS, this::event);
        if (ledger.eventsAreThereAgain()) {
            read(Topics.EVENTS, this::eventAgain);
        }
        if (ledger.receiptsTellOfNothing()) {
            read(Topics.RECEIPTS, this::lookForReceiptOfNothing);
        }
        read(Topics.NOTIFICATIONS, this::notification);
        withoutCause.values().forEach(tally::mismatch);
        ledger.close();
        return tally;
    }

    private void read(TopicDeclaration topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        TopicPartition place = new TopicPartition(topic.name(), partition);
        new Reading(consumer, Map.of(place, extent.start(place)), Map.of(place, extent.end(place))).forEach(record -> {
            read.increment();
            each.accept(record);
        });
    }

    private void outcome(ConsumerRecord<byte[], byte[]> record) {
        as(NotificationOutcome.class, record)
                .filter(outcome -> outcome.origin().partition() == partition)
                .ifPresent(outcome -> ledger.outcome(
                        outcome.origin().offset(), outcome.result(), outcome.eventId(), isAskedFor(record)));
    }

    private void receipt(ConsumerRecord<byte[], byte[]> record) {
        as(Receipt.class, record).ifPresent(receipt -> {
            Origin origin = receipt.origin();
            boolean awaited = origin.topic().equals(events.topic())
                    && origin.partition() == partition
                    && origin.offset() >= extent.start(events)
                    && origin.offset() < extent.end(events)
                    && query.asksFor(key(record));
            ledger.receipt(receipt.eventId(), receipt.destination(), receipt.result(), awaited);
        });
    }

    private void event(ConsumerRecord<byte[], byte[]> record) {
        String eventId = eventId(record);
        boolean counts = isCounted(record);
        if (counts) {
            boolean finished = record.offset() < extent.committed(events);
            ledger.event(record.offset(), time(record), key(record), eventId, finished);
        }
        if (!ledger.eventIsThere(eventId) && counts) {
            String cause = as(AlertEvent.class, record)
                    .map(event -> cause(key(record), event.notificationId()))
                    .orElse(cause(key(record), null));
            withoutCause.put(cause, mismatch(Mismatch.Kind.NO_CAUSE, record));
        }
    }

    private void eventAgain(ConsumerRecord<byte[], byte[]> record) {
        String eventId = eventId(record);
        if (ledger.isThereAgain(eventId)) {
            long version = EventVersion.of(record).orElse(Long.MIN_VALUE);
            ledger.eventAgain(record.offset(), key(record), eventId, version, isCounted(record));
        }
    }

    private void notification(ConsumerRecord<byte[], byte[]> record) {
        ledger.notification(record.offset(), time(record), key(record), isAskedFor(record));
        if (!withoutCause.isEmpty() && record.value() != null && ledger.hasOutcome(record.offset())) {
            lookForCause(record);
        }
    }

    /// A cut-over tells an event of a notification whose outcome stays what the former version said.
    private void lookForCause(ConsumerRecord<byte[], byte[]> record) {
        if (NotificationReader.ids(record.value()) instanceof Read<NotificationIds>(NotificationIds ids)
                && withoutCause.remove(cause(key(record), ids.notificationId())) != null) {
            tally.toldByCutOver();
        }
    }

    private void lookForReceiptOfNothing(ConsumerRecord<byte[], byte[]> record) {
        as(Receipt.class, record)
                .filter(receipt -> ledger.receiptsTellOfNothing(receipt.eventId()))
                .ifPresent(_ -> tally.mismatch(mismatch(Mismatch.Kind.RECEIPT_OF_NOTHING, record)));
    }

    private Mismatch mismatch(Mismatch.Kind kind, ConsumerRecord<byte[], byte[]> record) {
        return new Mismatch(kind, record.topic(), new Place(partition, record.offset()), key(record));
    }

    private boolean isAskedFor(ConsumerRecord<byte[], byte[]> record) {
        return period.contains(time(record)) && query.asksFor(key(record));
    }

    /// An event.
    private boolean isCounted(ConsumerRecord<byte[], byte[]> event) {
        return isAskedFor(event) && event.offset() < extent.counted(events);
    }

    private static String eventId(ConsumerRecord<byte[], byte[]> event) {
        return TextHeaders.get(event.headers(), EVENT_ID).orElse("");
    }

    private static String cause(String alert, @Nullable String notificationId) {
        return alert + " " + notificationId;
    }

    private static Instant time(ConsumerRecord<byte[], byte[]> record) {
        return Instant.ofEpochMilli(record.timestamp());
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? LedgerTally.UNKNOWN : new String(record.key(), UTF_8);
    }

    /// Empty where it is none: then it is nobody's evidence, and what it should have been is missing.
    private static <T> Optional<T> as(Class<T> type, ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.value() == null ? Optional.empty() : Optional.of(Json.read(record.value(), type));
        } catch (UncheckedIOException notOurs) {
            return Optional.empty();
        }
    }
}
