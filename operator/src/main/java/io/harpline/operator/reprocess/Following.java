package io.harpline.operator.reprocess;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.SecondApplication;
import io.harpline.operator.kafka.Barrier;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Group;
import io.harpline.operator.terminal.Progress;
import io.harpline.schemas.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// Where the live application and the second one are in the archive.
///
/// @param alive called while waiting; throws where waiting has become vain
public record Following(Cluster cluster, SecondApplication application, Runnable alive) {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration BETWEEN_QUICK_LOOKS = Duration.ofMillis(50);
    private static final Duration TO_REACH_THE_BARRIER = Duration.ofSeconds(30);

    /// Waits until the second application has processed what the archive holds now.
    public void catchUp(Progress progress) {
        List<TopicPartition> archive = cluster.partitions(Topics.NOTIFICATIONS.name());
        Map<TopicPartition, Long> begins = offsets(archive, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(archive, OffsetSpec.latest());
        long total = sum(ends) - sum(begins);
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

    /// Where the outputs of both end while both stand at the barrier.
    public Map<TopicPartition, Long> endsOfOutputs() {
        List<TopicPartition> outputs = SecondApplication.OUTPUTS.stream()
                .flatMap(live -> Stream.of(live.name(), application.output(live)))
                .flatMap(topic -> cluster.partitions(topic).stream())
                .toList();
        return offsets(outputs, OffsetSpec.latest());
    }

    public Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> question = new HashMap<>();
        partitions.forEach(partition -> question.put(partition, which));
        return cluster.answer(cluster.admin().listOffsets(question).all()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, offset -> offset(offset.getValue())));
    }

    public Group live() {
        return new Group(cluster, application.liveId());
    }

    public Group renewed() {
        return new Group(cluster, application.id());
    }

    static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ExpectedFailure("interrupted");
        }
    }

    private static long offset(ListOffsetsResultInfo info) {
        return info.offset();
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }
}
