package io.harpline.operator.reprocess;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.kafka.Barrier;
import io.harpline.operator.kafka.Group;
import java.time.Duration;
import java.util.List;

/// The moment at which neither application runs and both have ended at the barrier: nothing before it is missing in the
/// live outputs, nothing behind it was processed by either.
///
/// @param longest how long to wait for that
public record CutOver(Following following, Barrier barrier, Duration longest) {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    /// Waits for that moment.
    ///
    /// @throws ExpectedFailure if they do not end in time, or not at the barrier
    public void awaitTheirEnds() {
        long deadline = System.nanoTime() + longest.toNanos();
        List<Group> both = List.of(following.live(), following.renewed());
        while (both.stream().anyMatch(Group::hasMembers)) {
            if (System.nanoTime() > deadline) {
                throw new ExpectedFailure("not all were stopped within " + longest.toMinutes() + " min");
            }
            Following.sleep(BETWEEN_LOOKS);
        }
        for (Group group : both) {
            if (!group.hasReadUpTo(barrier.offsets()) || group.hasReadBeyond(barrier.offsets())) {
                throw new ExpectedFailure(group.id() + " did not end at the barrier");
            }
        }
    }

    /// Has the live topics, of which the second application now takes possession, say what it says. Returns how many
    /// alerts had to be told anew.
    public long handOver(OwnTopics topics) {
        long told = new HandOver(following.cluster(), following.application(), following.endsOfOutputs()).write();
        topics.delete(topics.outputs());
        return told;
    }
}
