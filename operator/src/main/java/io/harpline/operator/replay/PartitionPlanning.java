package io.harpline.operator.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.operator.domain.Effect;
import io.harpline.operator.domain.Expectation;
import io.harpline.operator.domain.PastEvent;
import io.harpline.operator.domain.ReplayPlan.Line;
import io.harpline.operator.domain.ReplayTally;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.DeliveredNow;
import io.harpline.operator.kafka.OpenAlerts;
import io.harpline.operator.kafka.PastEvents;
import io.harpline.operator.kafka.Reading;
import io.harpline.operator.kafka.Sink;
import io.harpline.operator.kafka.Sink.Before;
import io.harpline.schemas.harp.Replay.Mode;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Plans one partition. What is known of its alerts stands in the partitions of the same number of the other topics,
/// and is read before the events: what happens meanwhile then counts as not yet known, or as on its way.
///
/// ```
/// CURRENT only: open alerts ─▶ to Harp only: before the sink, delivered ─▶ events up to their end now
/// ```
final class PartitionPlanning {

    private final Cluster cluster;
    private final Request request;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final int number;
    private final Lines out;
    private final ReplayTally tally = new ReplayTally();
    private Before before = new Before(0, Map.of(), Map.of());
    private Expectation expectation = new Expectation(Mode.EVENTS, Map.of(), Map.of(), Map.of());

    /// @param consumer for one partition after the other
    /// @param out gets a line for each event that is to be sent
    PartitionPlanning(Cluster cluster, KafkaConsumer<byte[], byte[]> consumer, Request request, int number, Lines out) {
        this.cluster = cluster;
        this.consumer = consumer;
        this.request = request;
        this.number = number;
        this.out = out;
    }

    /// What was counted, and where the events ended.
    record Planned(ReplayTally tally, long end) {}

    /// Where lines go.
    interface Lines {
        /// The next one.
        void write(Line line) throws IOException;
    }

    /// Plans it.
    ///
    /// @param committed the offsets that the sink has committed
    /// @param start the offset before which nothing is asked for
    /// @param read counts the events that were read
    Planned plan(Map<TopicPartition, Long> committed, long start, LongAdder read) {
        boolean current = request.mode() == Mode.CURRENT;
        Set<String> open = current ? new OpenAlerts(cluster, consumer).in(number, request.selection()::isOf) : Set.of();
        if (request.ownTopic().isEmpty()) {
            learn(committed);
        }
        TopicPartition events = new TopicPartition(Topics.EVENTS.name(), number);
        Map<TopicPartition, Long> ends = cluster.offsets(List.of(events), OffsetSpec.latest());
        Reading reading = new Reading(consumer, Map.of(events, start), ends);
        if (current) {
            planCurrent(reading, open, read);
        } else {
            planEvents(reading, read);
        }
        tally.close();
        return new Planned(tally, ends.getOrDefault(events, 0L));
    }

    private void learn(Map<TopicPartition, Long> committed) {
        before = new Sink(cluster).before(number, committed, consumer);
        DeliveredNow delivered = new DeliveredNow(cluster, consumer);
        delivered.enter(number);
        expectation = new Expectation(request.mode(), delivered.versions(), before.sent(), before.anew());
    }

    private Optional<PastEvent> told(ConsumerRecord<byte[], byte[]> record) {
        return request.selection().severity().isPresent() ? PastEvents.withSeverity(record) : PastEvents.of(record);
    }

    private void planEvents(Reading reading, LongAdder read) {
        reading.forEach(record -> {
            read.increment();
            String alert = new String(record.key(), UTF_8);
            if (request.selection().isOf(alert)
                    && request.selection().period().contains(Instant.ofEpochMilli(record.timestamp()))) {
                told(record).filter(request.selection()::takes).ifPresent(told -> plan(alert, told));
            }
        });
    }

    private void planCurrent(Reading reading, Set<String> open, LongAdder read) {
        Map<String, PastEvent> newest = new HashMap<>();
        reading.forEach(record -> {
            read.increment();
            String alert = new String(record.key(), UTF_8);
            if (open.contains(alert)) {
                told(record).ifPresent(told -> newest.put(alert, told));
            }
        });
        if (request.selection().takesAllOfAnAlert()) {
            open.stream().filter(alert -> !newest.containsKey(alert)).forEach(_ -> tally.add(Effect.WITHOUT_EVENT));
        }
        // One that was closed meanwhile has an event, and needs none.
        newest.values().removeIf(PastEvent::closes);
        newest.entrySet().stream()
                .filter(event -> request.selection().takes(event.getValue()))
                .sorted(Map.Entry.comparingByValue(Comparator.comparing(PastEvent::place)))
                .forEach(event -> plan(event.getKey(), event.getValue()));
    }

    private void plan(String alert, PastEvent told) {
        Effect effect = request.ownTopic().isPresent()
                ? Effect.SEND
                : expectation.of(
                        alert, told.version(), told.closes(), told.place().offset() >= before.events());
        if (!effect.isSent()) {
            tally.add(effect);
            return;
        }
        tally.add(effect, alert, told.receivedAt());
        try {
            out.write(new Line(number, told.place().offset(), alert, told.eventId(), told.version(), effect));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
