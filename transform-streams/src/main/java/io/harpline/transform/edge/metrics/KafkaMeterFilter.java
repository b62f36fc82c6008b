package io.harpline.transform.edge.metrics;

import io.harpline.schemas.topic.Topics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import jakarta.inject.Singleton;
import java.util.Set;

/// Of what Kafka Streams and its clients measure, over a hundred series for each partition, what an
/// operator may look at. The others are rates of totals that are here, or measured only by a client that
/// is being debugged.
@Singleton
final class KafkaMeterFilter implements MeterFilter {

    private static final String KAFKA = "kafka.";
    private static final String ARCHIVE_LAG = "kafka.consumer.fetch.manager.records.lag";

    private static final Set<String> SHOWN = Set.of(
            "kafka.stream.alive.stream.threads",
            "kafka.stream.failed.stream.threads",
            "kafka.stream.thread.process.total",
            "kafka.stream.thread.process.latency.avg",
            "kafka.stream.thread.process.latency.max",
            "kafka.stream.thread.process.ratio",
            "kafka.stream.thread.poll.ratio",
            "kafka.stream.thread.commit.ratio",
            "kafka.stream.thread.commit.total",
            "kafka.stream.thread.commit.latency.avg",
            "kafka.stream.thread.commit.latency.max",
            "kafka.stream.thread.blocked.time.ns.total",
            "kafka.stream.thread.task.created.total",
            "kafka.stream.thread.task.closed.total",
            "kafka.stream.task.dropped.records.total",
            "kafka.stream.task.restore.total",
            "kafka.stream.task.restore.remaining.records.total",
            "kafka.stream.state.updater.active.restoring.tasks",
            "kafka.stream.state.updater.standby.updating.tasks",
            "kafka.stream.state.estimate.num.keys",
            "kafka.stream.state.total.sst.files.size",
            "kafka.stream.state.size.all.mem.tables",
            "kafka.stream.state.block.cache.usage",
            "kafka.stream.state.estimate.table.readers.mem",
            "kafka.stream.state.estimate.pending.compaction.bytes",
            "kafka.stream.state.background.errors",
            "kafka.consumer.coordinator.assigned.partitions",
            "kafka.consumer.coordinator.rebalance.total",
            "kafka.consumer.coordinator.failed.rebalance.total",
            "kafka.consumer.coordinator.last.rebalance.seconds.ago",
            "kafka.producer.record.send.total",
            "kafka.producer.record.error.total",
            "kafka.producer.txn.commit.time.ns.total",
            "kafka.producer.txn.abort.time.ns.total");

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        boolean shown = !id.getName().startsWith(KAFKA) || SHOWN.contains(id.getName()) || isArchiveLag(id);
        return shown ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
    }

    /// Kafka gives each lag twice, the second time with a name of the topic in which underscores stand for dots.
    private static boolean isArchiveLag(Meter.Id id) {
        return id.getName().equals(ARCHIVE_LAG) && Topics.NOTIFICATIONS.name().equals(id.getTag("topic"));
    }
}
