package io.harpline.sink.app;

import io.harpline.schemas.topic.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final int bound;

    /// Starts without any partition.
    ///
    /// @param bound how many records may be unfinished before [#room] makes the source wait
    public OffsetTracker(int bound) {
        this.bound = bound;
    }

    /// Begins an assignment.
    ///
    /// @param generation of the consumer group; a record polled in another one is of an assignment that has ended
    public synchronized void assign(Partition partition, int generation) {
        assignments.put(partition, new Assignment(generation));
    }

    public void revoke(Collection<Partition> partitions) {
        synchronized (this) {
            assignments.keySet().removeAll(partitions);
        }
        makeRoom();
    }

    /// Takes charge of a record; empty for one that is not this assignment's, or was taken already.
    public synchronized Optional<Ticket> take(Origin origin, int generation) {
        Assignment assignment = assignments.get(Partition.of(origin));
        return assignment != null && assignment.generation == generation && assignment.take(origin.offset())
                ? Optional.of(new Ticket(assignment, origin))
                : Optional.empty();
    }

    /// Done at once while fewer records than the bound are unfinished, and otherwise as soon as that is so again.
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
            int unfinished = assignments.values().stream()
                    .mapToInt(Assignment::unfinished)
                    .sum();
            if (unfinished < bound) {
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

        /// The record is finished: its evidence is written.
        public void finish() {
            synchronized (OffsetTracker.this) {
                assignment.finish(origin.offset());
            }
            makeRoom();
        }
    }
}
