package io.harpline.ingest.edge.spool;

import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/// Whose fault it is that Kafka did not take a record.
public final class Refusal {

    private Refusal() {}

    /// Whether it is the record's own, so that another one would be taken. A batch is refused for one of its records,
    /// and the others are told the same.
    public static boolean isTheRecords(Throwable failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException
                || failure instanceof InvalidTimestampException
                || failure instanceof InvalidRecordException;
    }

    /// What is to be said of it, with its cause.
    public static String why(Throwable failure) {
        return failure.getCause() == null ? failure.toString() : failure + " " + failure.getCause();
    }
}
