package io.harpline.operator.kafka;

import io.harpline.operator.ExpectedFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Reads partitions up to given ends, each in order.
///
/// @param consumer of committed records
/// @param starts the offsets to begin at; a partition that has none here is read from its beginning
/// @param ends the offsets before which to stop
public record Reading(
        KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {

    private static final Duration ONE_POLL = Duration.ofMillis(200);
    private static final Duration LONGEST_STALL = Duration.ofSeconds(60);

    /// Reads from the beginnings.
    public Reading(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        this(consumer, Map.of(), ends);
    }

    /// Hands over each committed record. Who goes on polling begins at the ends.
    ///
    /// @throws ExpectedFailure if nothing comes for a minute, as behind a transaction that stays open
    public void forEach(Consumer<ConsumerRecord<byte[], byte[]>> each) {
        forEachUnless(() -> false, each);
    }

    /// Hands over each committed record, until it is told to stop; it asks before each.
    ///
    /// @throws ExpectedFailure if nothing comes for a minute, as behind a transaction that stays open
    public void forEachUnless(BooleanSupplier stopped, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        consumer.assign(ends.keySet());
        consumer.seekToBeginning(ends.keySet());
        starts.forEach(consumer::seek);
        try {
            readUnless(stopped, each);
            // A poll may have gone beyond, and what it brought was not handed over.
            ends.keySet().stream()
                    .filter(partition -> consumer.position(partition) > end(partition))
                    .forEach(partition -> consumer.seek(partition, end(partition)));
        } finally {
            consumer.resume(consumer.paused());
        }
    }

    private void readUnless(BooleanSupplier stopped, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        long lastNews = System.nanoTime();
        while (!isAtTheEnds()) {
            var records = consumer.poll(ONE_POLL);
            for (TopicPartition partition : records.partitions()) {
                long end = end(partition);
                for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
                    if (stopped.getAsBoolean()) {
                        return;
                    }
                    if (record.offset() < end) {
                        each.accept(record);
                    }
                }
            }
            if (!records.isEmpty()) {
                lastNews = System.nanoTime();
            } else if (System.nanoTime() - lastNews > LONGEST_STALL.toNanos()) {
                throw new ExpectedFailure("nothing comes of " + ends.keySet() + ": is a transaction open there?");
            }
        }
    }

    /// What has been read is not asked for any more: Kafka would keep such a question for up to half a second, waiting
    /// for something new, and meanwhile answer none after it.
    private boolean isAtTheEnds() {
        List<TopicPartition> read = ends.keySet().stream()
                .filter(partition -> consumer.position(partition) >= end(partition))
                .toList();
        consumer.pause(read);
        return read.size() == ends.size();
    }

    private long end(TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }
}
