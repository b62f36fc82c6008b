package io.harpline.sink.app;

import io.harpline.schemas.topic.Origin;
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
    public synchronized void assign(Partition partition, int generation) {
        assignments.put(partition, new Assignment(generation));
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

    /// Takes charge of a record; empty for one that is not this assignment's, or was taken already.
    ///
    /// @param bytes its size
    public synchronized Optional<Ticket> take(Origin origin, int generation, int bytes) {
        Assignment assignment = assignments.get(Partition.of(origin));
        return assignment != null && assignment.generation == generation && assignment.take(origin.offset(), bytes)
                ? Optional.of(new Ticket(assignment, origin))
                : Optional.empty();
    }

    /// Done at once while fewer records and bytes than the bounds are unfinished, and otherwise as soon as that is so
    /// again.
    public CompletionStage<Void> room() {
        CompletableFuture<Void> room = new CompletableFuture<>();
        synchronized (this) {
            waitingForRoom.add(room);
        }
        makeRoom();
        return room;
    }

    /// The offset to begin with next, of every partition where it differs from what was committed last.
    public synchronized Map<Partition, Long> committable() {
        Map<Partition, Long> next = new HashMap<>();
        assignments.forEach((partition, assignment) -> {
            if (assignment.next() > assignment.committed()) {
                next.put(partition, assignment.next());
            }
        });
        return next;
    }

    /// The offset to begin with next, of every partition of which a record was taken, committed or not.
    public synchronized Map<Partition, Long> standing() {
        Map<Partition, Long> next = new HashMap<>();
        assignments.forEach((partition, assignment) -> {
            if (assignment.hasBegun()) {
                next.put(partition, assignment.next());
            }
        });
        return next;
    }

    /// Kafka has acknowledged these.
    public synchronized void committed(Map<Partition, Long> offsets) {
        offsets.forEach((partition, offset) -> {
            Assignment assignment = assignments.get(partition);
            if (assignment != null) {
                assignment.committed(offset);
            }
        });
    }

    /// Outside the lock, as whoever waits goes on within.
    private void makeRoom() {
        List<CompletableFuture<Void>> released = List.of();
        synchronized (this) {
            int records = 0;
            long bytes = 0;
            for (Assignment assignment : assignments.values()) {
                records += assignment.unfinished();
                bytes += assignment.bytes();
            }
            if (records < mostRecords && bytes < mostBytes) {
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

        private Ticket(Assignment assignment, Origin origin) {
            this.assignment = assignment;
            this.origin = origin;
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

        /// The record is finished: its evidence is written.
        public void finish() {
            synchronized (OffsetTracker.this) {
                assignment.finish(origin.offset());
            }
            makeRoom();
        }
    }
}
