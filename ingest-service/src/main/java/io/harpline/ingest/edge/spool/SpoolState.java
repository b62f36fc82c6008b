package io.harpline.ingest.edge.spool;

import java.time.Duration;

/// The spool, seen from outside.
public interface SpoolState {

    /// A body of 64 KiB, and its headers.
    long LARGEST_RECORD = (64 + 8) << 10;

    /// Records that wait for Kafka.
    long records();

    /// Bytes of all records, those that were moved aside included.
    long bytes();

    long capacityBytes();

    /// For how long the oldest waiting record has been here; zero where there is none.
    Duration oldestAge();

    /// Records that Kafka refuses for good; they are offered again at the next start.
    long aside();

    /// Whether the files cannot be used at the moment.
    boolean broken();

    /// Whether the largest of all notifications would be taken now.
    default boolean takesMore() {
        return !broken() && bytes() + LARGEST_RECORD <= capacityBytes();
    }
}
