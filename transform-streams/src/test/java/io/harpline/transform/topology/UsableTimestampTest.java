package io.harpline.transform.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class UsableTimestampTest {

    @ParameterizedTest
    @CsvSource({"1747823161573, 1747823161573", "-1, 0", "9223372036854775807, 253402300799999"})
    void shouldForceATimestampIntoTheYearsThatCanBeWritten(long timestamp, long usable) {
        ConsumerRecord<Object, Object> record = new ConsumerRecord<>(
                "archive",
                0,
                0,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                "key",
                "value",
                new RecordHeaders(),
                Optional.empty());

        assertThat(new UsableTimestamp().extract(record, -1)).isEqualTo(usable);
    }
}
