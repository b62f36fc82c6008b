package io.harpline.sink.edge.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import jakarta.inject.Singleton;
import java.util.Set;

/// Of the hundreds of series of Kafka's consumer, what an operator may look at.
@Singleton
final class KafkaMeterFilter implements MeterFilter {

    private static final String LAG = "kafka.consumer.fetch.manager.records.lag";

    private static final Set<String> SHOWN = Set.of(
            "kafka.consumer.coordinator.assigned.partitions",
            "kafka.consumer.coordinator.rebalance.total",
            "kafka.consumer.coordinator.failed.rebalance.total",
            "kafka.consumer.coordinator.last.rebalance.seconds.ago");

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        boolean shown = !id.getName().startsWith("kafka.") || SHOWN.contains(id.getName()) || isLag(id);
        return shown ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
    }

    /// Kafka gives each lag twice, the second time with a name of the topic in which underscores stand for dots.
    private static boolean isLag(Meter.Id id) {
        String topic = id.getTag("topic");
        return id.getName().equals(LAG) && topic != null && topic.contains(".");
    }
}
