package io.harpline.transform.topology;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/// The record's own timestamp, forced into the years 1970 to 9999: Kafka Streams would stop at a negative one, or skip
/// the record without a word, and RFC 3339 ends with the year 9999.
final class UsableTimestamp implements TimestampExtractor {

    private static final long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return Math.clamp(record.timestamp(), 0, LAST);
    }
}
