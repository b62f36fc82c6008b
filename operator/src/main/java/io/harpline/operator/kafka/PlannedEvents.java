package io.harpline.operator.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.PastEvent;
import io.harpline.operator.domain.ReplayPlan.Line;
import io.harpline.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Reads the events of a plan where they stand in `alerts.events.v1`, in the plan's order.
public final class PlannedEvents implements AutoCloseable {

    private static final Duration ONE_POLL = Duration.ofMillis(200);
    private static final Duration TO_COME = Duration.ofSeconds(30);

    /// What lies between two planned ones is passed over up to here, and jumped over beyond.
    private static final int PASSED_OVER = 2_000;

    private final Cluster cluster;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Deque<ConsumerRecord<byte[], byte[]>> read = new ArrayDeque<>();
    private Optional<TopicPartition> entered = Optional.empty();
    private long end;

    public PlannedEvents(Cluster cluster) {
        this.cluster = cluster;
        this.consumer = cluster.consumerOfOne();
    }

    /// The event of the next line; empty where it, and nothing else, does not stand there any more.
    ///
    /// @throws ExpectedFailure if it does not come, as behind a transaction that stays open
    public Optional<ConsumerRecord<byte[], byte[]>> at(Line line) {
        TopicPartition partition = new TopicPartition(Topics.EVENTS.name(), line.partition());
        if (!entered.equals(Optional.of(partition))) {
            enter(partition);
        }
        return record(partition, line.offset()).filter(record -> isPlanned(record, line));
    }

    private void enter(TopicPartition partition) {
        entered = Optional.of(partition);
        read.clear();
        // One that does not exist has no end, and nothing is there.
        boolean exists = cluster.partitions(partition.topic()).contains(partition);
        end = exists ? offset(partition, OffsetSpec.latest()) : 0;
        if (exists) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, end);
        }
    }

    private Optional<ConsumerRecord<byte[], byte[]>> record(TopicPartition partition, long offset) {
        if (offset >= end) {
            return Optional.empty();
        }
        long deadline = System.nanoTime() + TO_COME.toNanos();
        boolean sought = false;
        while (System.nanoTime() < deadline) {
            while (!read.isEmpty() && read.getFirst().offset() < offset) {
                read.removeFirst();
            }
            if (!read.isEmpty()) {
                return Optional.of(read.getFirst()).filter(first -> first.offset() == offset);
            }
            long position = consumer.position(partition);
            if (sought && position > offset) {
                return Optional.empty();
            }
            if (position > offset || offset - position > PASSED_OVER) {
                // Where retention was there, this leads to the first that is left.
                long first = offset(partition, OffsetSpec.earliest());
                if (offset < first) {
                    return Optional.empty();
                }
                consumer.seek(partition, offset);
                sought = true;
            }
            read.addAll(consumer.poll(ONE_POLL).records(partition));
        }
        throw new ExpectedFailure("nothing comes of " + partition + ": is a transaction open there?");
    }

    private long offset(TopicPartition partition, OffsetSpec which) {
        return cluster.offsets(List.of(partition), which).getOrDefault(partition, 0L);
    }

    /// The topic may have been made anew since.
    private static boolean isPlanned(ConsumerRecord<byte[], byte[]> record, Line line) {
        Optional<PastEvent> told = PastEvents.of(record);
        return Arrays.equals(record.key(), line.alert().getBytes(UTF_8))
                && told.filter(its ->
                                its.version() == line.version() && its.eventId().equals(line.eventId()))
                        .isPresent();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
