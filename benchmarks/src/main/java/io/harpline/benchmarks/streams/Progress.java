package io.harpline.benchmarks.streams;

import io.harpline.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/// How far a consumer group has come, in committed records. Only for a topic without transactions, whose offsets count
/// its records.
///
/// @param group the application id
public record Progress(Admin admin, String group) {

    // Twice in each commit interval of the programs measured.
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// When it was seen to have committed at least so many.
    public record Point(long nanos, long records) {

        /// Records a second from the other point until this one.
        public double rateSince(Point other) {
            return (records - other.records) * 1e9 / (nanos - other.nanos);
        }
    }

    /// Waits until so many records are committed.
    ///
    /// @param process that commits them
    /// @throws IOException if that ends before
    /// @throws IllegalStateException if it stands still for two minutes
    public Point await(long records, ServerProcess process) throws IOException, InterruptedException {
        Point last = look();
        long moved = last.nanos();
        while (last.records() < records) {
            Thread.sleep(BETWEEN_LOOKS);
            process.checkAlive();
            Point now = look();
            if (now.records() > last.records()) {
                moved = now.nanos();
            } else if (now.nanos() - moved > PATIENCE.toNanos()) {
                throw new IllegalStateException(String.format(
                        Locale.ROOT, "%s stands still at %,d of %,d records", group, now.records(), records));
            }
            last = now;
        }
        return last;
    }

    private Point look() throws InterruptedException {
        try {
            long records = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().values().stream()
                    .filter(Objects::nonNull)
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
            return new Point(System.nanoTime(), records);
        } catch (ExecutionException notYet) {
            return new Point(System.nanoTime(), 0);
        }
    }
}
