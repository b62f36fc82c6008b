package io.harpline.operator.reprocess;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.SecondApplication;
import io.harpline.operator.domain.Standstill;
import io.harpline.operator.kafka.Barrier;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Group;
import io.harpline.operator.terminal.Progress;
import io.harpline.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// Where the live application and the second one are in the archive.
///
/// @param alive called while waiting; throws where waiting has become vain
public record Following(Cluster cluster, SecondApplication application, Runnable alive) {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration BETWEEN_QUICK_LOOKS = Duration.ofMillis(50);
    private static final Duration TO_REACH_THE_BARRIER = Duration.ofSeconds(30);
    // Reading a large state from its changelog first takes minutes, in which nothing is committed.
    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(10);

    /// Waits until the second application has processed what the archive holds now.
    public void catchUp(Progress progress) {
        List<TopicPartition> archive = cluster.partitions(Topics.NOTIFICATIONS.name());
        Map<TopicPartition, Long> begins = cluster.offsets(archive, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = cluster.offsets(archive, OffsetSpec.latest());
        long total = sum(ends) - sum(begins);
        Standstill standstill = new Standstill(LONGEST_STANDSTILL, System.nanoTime());
        while (!renewed().hasReadUpTo(ends)) {
            alive.run();
            Map<TopicPartition, Long> committed = renewed().committed();
            long done = archive.stream()
                    .mapToLong(partition -> Math.clamp(
                                    committed.getOrDefault(partition, 0L),
                                    begins.getOrDefault(partition, 0L),
                                    ends.getOrDefault(partition, 0L))
                            - begins.getOrDefault(partition, 0L))
                    .sum();
            if (standstill.lastsTooLong(done, System.nanoTime())) {
                throw new ExpectedFailure(application.id() + " has stood still for " + LONGEST_STANDSTILL.toMinutes()
                        + " min; see its transform.log, or your deployment's log");
            }
            progress.show(application.id(), done, total);
            sleep(BETWEEN_LOOKS);
        }
        progress.show(application.id(), total, total);
        progress.end();
    }

    /// Waits until both stand right before the barrier.
    ///
    /// @throws ExpectedFailure if one of them does not come there within 30 s
    public void gatherAt(Barrier barrier) {
        long deadline = System.nanoTime() + TO_REACH_THE_BARRIER.toNanos();
        for (Group group : List.of(renewed(), live())) {
            while (!group.hasReadUpTo(barrier.offsets())) {
                alive.run();
                if (System.nanoTime() > deadline) {
                    throw new ExpectedFailure(group.id() + " does not follow the archive to its end; is it running?");
                }
                sleep(BETWEEN_QUICK_LOOKS);
            }
        }
    }

    /// Waits for the moment at which neither runs and both have ended at the barrier: nothing before it is missing in
    /// what they wrote, nothing behind it was processed by either.
    ///
    /// @throws ExpectedFailure if they do not end in time, or not there
    public void awaitTheirEndsAt(Barrier barrier, Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        List<Group> both = List.of(live(), renewed());
        while (both.stream().anyMatch(Group::hasMembers)) {
            if (System.nanoTime() > deadline) {
                throw new ExpectedFailure("not all have stopped within " + longest.toMinutes() + " min");
            }
            sleep(BETWEEN_LOOKS);
        }
        for (Group group : both) {
            if (group.hasReadBeyond(barrier.offsets()) || !group.hasReadUpTo(barrier.offsets())) {
                throw new ExpectedFailure(group.id() + " did not end at the barrier");
            }
        }
    }

    /// Where the outputs of both end while both stand at the barrier.
    public Map<TopicPartition, Long> endsOfOutputs() {
        List<TopicPartition> outputs = SecondApplication.OUTPUTS.stream()
                .flatMap(live -> Stream.of(live.name(), application.output(live)))
                .flatMap(topic -> cluster.partitions(topic).stream())
                .toList();
        return cluster.offsets(outputs, OffsetSpec.latest());
    }

    public Group live() {
        return new Group(cluster, application.liveId());
    }

    public Group renewed() {
        return new Group(cluster, application.id());
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ExpectedFailure("interrupted");
        }
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }
}
