package io.harpline.local.harp;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;

/// The part of Harp that keeps the alerts. Lookup and insert are not one step: between them another post of the same
/// new identity can slip in, and then two alerts share it.
final class HarpDaemon implements AutoCloseable {

    private final HarpAlerts alerts = new HarpAlerts();
    private final Object lock = new Object();
    private final HarpJournal journal;
    private final Clock clock;
    private final Runnable betweenLookupAndInsert;

    /// Begins with what the journal in the directory holds.
    ///
    /// @param betweenLookupAndInsert what passes between the two for a post of an unknown identity
    HarpDaemon(Path directory, Clock clock, Runnable betweenLookupAndInsert) {
        this.clock = clock;
        this.betweenLookupAndInsert = betweenLookupAndInsert;
        this.journal = HarpJournal.open(directory, line -> alerts.apply(line.match(), line.post(), line.at()));
    }

    /// Returns once the post is on disk.
    ///
    /// @throws IOException if it cannot be kept; then it had no effect
    void accept(HarpPost post) throws IOException {
        OptionalInt known;
        synchronized (lock) {
            known = alerts.find(post.identity());
        }
        if (known.isEmpty()) {
            betweenLookupAndInsert.run();
        }
        synchronized (lock) {
            JournalLine line = JournalLine.of(clock.instant().truncatedTo(ChronoUnit.MILLIS), known, post);
            journal.append(line);
            alerts.apply(line.match(), line.post(), line.at());
        }
        journal.force();
    }

    List<HarpAlert> alerts() {
        synchronized (lock) {
            return alerts.all();
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (lock) {
            journal.close();
        }
    }
}
