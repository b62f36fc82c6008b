package io.harpline.benchmarks.replay;

import io.harpline.benchmarks.streams.CommittedRecords;

/// Reads a topic to its end, does nothing with it, and says how many records there were:
/// `BareReaderMain BOOTSTRAP_SERVERS TOPIC`. Nothing that looks at each record can be faster with one consumer.
public final class BareReaderMain {

    private BareReaderMain() {}

    public static void main(String[] arguments) {
        long[] records = {0};
        try (CommittedRecords topic = CommittedRecords.fromTheBeginning(arguments[0], arguments[1])) {
            topic.readAll(_ -> records[0]++);
        }
        System.out.println(records[0]);
    }
}
