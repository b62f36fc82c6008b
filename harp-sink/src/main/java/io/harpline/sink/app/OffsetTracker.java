package io.harpline.sink.app;

import io.harpline.schemas.topic.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Which offsets may be committed. Records finish in any order; a partition is committed up to its lowest unfinished
/// one, so that whatever happens none is skipped:
///
/// ```
/// taken      41   42   43   44   46        (45 is a transaction marker: nobody ever sees it)
/// finished    x    x         x
///                      ^
///                 commit 43: the next start begins there, and 44 is recognised as delivered
/// ```
///
/// What the next owner must know of the records from there on goes with it, as [Mark]s.
///
/// An assignment ends with its revocation. From then on its tickets are void: another instance, or a later assignment
/// of this one, begins at what was committed. Safe for use by several threads.
public final class OffsetTracker {

    private final Map<Partition, Assignment> assignments = new HashMap<>();
    private final List<CompletableFuture<Void>> waitingForRoom = new ArrayList<>();
    private final int mostRecords;
    private final long mostBytes;

    /// Starts without any partition.
    ///
    /// @param mostRecords how many records may be unfinished before [#room] makes the source wait
    /// @param mostBytes how large they may be together
    public OffsetTracker(int mostRecords, long mostBytes) {
        this.mostRecords = mostRecords;
        this.mostBytes = mostBytes;
    }

    /// Begins an assignment.
    ///
    /// @param generation of the consumer group; a record polled in another one is of an assignment that has ended
    /// @param before what was committed last
    public synchronized void assign(Partition partition, int generation, Bookmark before) {
        assignments.put(partition, new Assignment(generation, before));
    }

    /// They will be revoked once what is under way has come to its end: from now on nothing of them is taken or posted.
    public synchronized void ending(Collection<Partition> partitions) {
        partitions.stream().map(assignments::get).filter(Objects::nonNull).forEach(Assignment::end);
    }

    public void revoke(Collection<Partition> partitions) {
        synchronized (this) {
            assignments.keySet().removeAll(partitions);
        }
        makeRoom();
    }

    /// Takes charge of a record; empty for one that is not this assignment's, was taken already or is a dead letter.
    ///
    /// @param bytes its size
    public synchronized Optional<Ticket> take(Origin origin, int generation, int bytes) {
        Assignment assignment = assignments.get(Partition.of(origin));
        return assignment != null && assignment.generation == generation && assignment.take(origin.offset(), bytes)
                ? Optional.of(new Ticket(assignment, origin, assignment.unsettledSince(origin.offset())))
                : Optional.empty();
    }

    /// Done at once while fewer records and bytes than the bounds are unfinished, and otherwise as soon as that is so
    /// again. Records that are put aside do not count, as long as they are no more than the bound themselves.
    public CompletionStage<Void> room() {
        CompletableFuture<Void> room = new CompletableFuture<>();
        synchronized (this) {
            waitingForRoom.add(room);
        }
        makeRoom();
        return room;
    }

    /// Of every partition where it differs from what was committed last.
    public synchronized Map<Partition, Bookmark> committable() {
        Map<Partition, Bookmark> standing = standing();
        standing.entrySet().removeIf(entry -> assignment(entry.getKey()).isCommitted(entry.getValue()));
        return standing;
    }

    /// Of every partition of which a record was taken, committed or not.
    public synchronized Map<Partition, Bookmark> standing() {
        Map<Partition, Bookmark> standing = new HashMap<>();
        assignments.forEach((partition, assignment) -> {
            if (assignment.hasBegun()) {
                standing.put(partition, assignment.bookmark());
            }
        });
        return standing;
    }

    private Assignment assignment(Partition partition) {
        return Objects.requireNonNull(assignments.get(partition), partition::toString);
    }

    /// Kafka has acknowledged these.
    public synchronized void committed(Map<Partition, Bookmark> bookmarks) {
        bookmarks.forEach((partition, bookmark) -> {
            Assignment assignment = assignments.get(partition);
            if (assignment != null) {
                assignment.committed(bookmark);
            }
        });
    }

    /// Outside the lock, as whoever waits goes on within.
    private void makeRoom() {
        List<CompletableFuture<Void>> released = List.of();
        synchronized (this) {
            int records = 0;
            int aside = 0;
            long bytes = 0;
            for (Assignment assignment : assignments.values()) {
                records += assignment.unfinished();
                aside += assignment.aside();
                bytes += assignment.bytes();
            }
            if (records - Math.min(aside, mostRecords) < mostRecords && bytes < mostBytes) {
                released = List.copyOf(waitingForRoom);
                waitingForRoom.clear();
            }
        }
        released.forEach(room -> room.complete(null));
    }

    /// The charge of one record.
    public final class Ticket {

        private final Assignment assignment;
        private final Origin origin;
        private final Optional<Instant> unsettledBefore;

        private Ticket(Assignment assignment, Origin origin, Optional<Instant> unsettledBefore) {
            this.assignment = assignment;
            this.origin = origin;
            this.unsettledBefore = unsettledBefore;
        }

        public Origin origin() {
            return origin;
        }

        /// Whether the assignment still stands. Where not, the record is somebody else's.
        public boolean isCurrent() {
            synchronized (OffsetTracker.this) {
                return assignments.get(Partition.of(origin)) == assignment;
            }
        }

        /// Whether it may be posted: the assignment stands, and is not about to end.
        public boolean mayPost() {
            synchronized (OffsetTracker.this) {
                return isCurrent() && !assignment.isEnding();
            }
        }

        /// When it was posted last, or lost, by whoever had it before, and did not see it settled.
        public Optional<Instant> unsettledBefore() {
            return unsettledBefore;
        }

        /// What is to come of a post is not known, or not certain to stay.
        public void unsettled(Instant since) {
            synchronized (OffsetTracker.this) {
                assignment.unsettled(origin.offset(), since);
            }
        }

        /// What has come of all posts is known.
        public void settled() {
            synchronized (OffsetTracker.this) {
                assignment.settled(origin.offset());
            }
        }

        /// It has failed and waits, and others are to be let in beside it.
        public void putAside() {
            synchronized (OffsetTracker.this) {
                assignment.putAside(origin.offset());
            }
            makeRoom();
        }

        /// The record is finished: its evidence is written.
        public void finish() {
            synchronized (OffsetTracker.this) {
                assignment.finish(origin.offset());
            }
            makeRoom();
        }

        /// The record is finished as a dead letter, which is written.
        public void finishDead() {
            synchronized (OffsetTracker.this) {
                assignment.finishDead(origin.offset());
            }
            makeRoom();
        }
    }
}
