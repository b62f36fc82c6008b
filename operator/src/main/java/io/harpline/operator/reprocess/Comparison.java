package io.harpline.operator.reprocess;

import io.harpline.operator.domain.Coverage;
import io.harpline.operator.domain.Difference;
import io.harpline.operator.domain.Fingerprints;
import io.harpline.operator.domain.SecondApplication;
import io.harpline.operator.domain.TopicTally;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Reading;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Compares the live outputs with the new ones, alert by alert, one partition after the other: of a log all records of
/// an alert, in their order; of the state the newest one.
public final class Comparison {

    private final SecondApplication application;
    private final Map<TopicPartition, Long> archiveBegins;
    private final Map<TopicPartition, Long> ends;
    private final int shown;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicDeclaration, TopicTally> tallies = new LinkedHashMap<>();
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(
            KafkaConsumer<byte[], byte[]> consumer,
            SecondApplication application,
            Map<TopicPartition, Long> archiveBegins,
            Map<TopicPartition, Long> ends,
            int shown) {
        this.consumer = consumer;
        this.application = application;
        this.archiveBegins = archiveBegins;
        this.ends = ends;
        this.shown = shown;
        SecondApplication.OUTPUTS.forEach(topic -> tallies.put(topic, TopicTally.none(topic.name())));
    }

    /// What came of it.
    ///
    /// @param differences the first of them, field by field
    public record Report(List<TopicTally> topics, List<Difference> differences) {

        public boolean isTheSame() {
            return topics.stream().allMatch(topic -> topic.differences() == 0);
        }
    }

    /// Compares them.
    ///
    /// @param archiveBegins where the archive began when the comparison began
    /// @param ends of all outputs, at one and the same point of the archive
    /// @param shown of how many alerts per topic the differences are wanted
    public static Report of(
            Cluster cluster,
            SecondApplication application,
            Map<TopicPartition, Long> archiveBegins,
            Map<TopicPartition, Long> ends,
            int shown) {
        try (KafkaConsumer<byte[], byte[]> consumer = cluster.consumer()) {
            Comparison comparison = new Comparison(consumer, application, archiveBegins, ends, shown);
            archiveBegins.keySet().stream()
                    .mapToInt(TopicPartition::partition)
                    .sorted()
                    .forEach(comparison::partition);
            return new Report(List.copyOf(comparison.tallies.values()), comparison.differences);
        }
    }

    private void partition(int partition) {
        Coverage coverage = new Coverage(
                archiveBegins.getOrDefault(new TopicPartition(Topics.NOTIFICATIONS.name(), partition), 0L));
        // The outcomes come first: they tell of which alerts the whole story is there.
        for (TopicDeclaration topic : SecondApplication.OUTPUTS) {
            TopicPartition live = new TopicPartition(topic.name(), partition);
            TopicPartition renewed = new TopicPartition(application.output(topic), partition);
            Fingerprints ofLive = fingerprints(topic, live, coverage::live);
            Fingerprints ofNew = fingerprints(topic, renewed, coverage::renewed);
            if (topic.equals(Topics.OUTCOMES)) {
                if (hasLostItsHead(live)) {
                    coverage.liveHasLostItsHead();
                }
                if (hasLostItsHead(renewed)) {
                    coverage.renewedHasLostItsHead();
                }
            }
            Set<String> differing = new LinkedHashSet<>();
            tallies.computeIfPresent(
                    topic,
                    (_, tally) -> tally.and(ofLive, ofNew, coverage::covers, key -> {
                        if (tally.differences() + differing.size() < shown) {
                            differing.add(key);
                        }
                    }));
            if (!differing.isEmpty()) {
                show(topic, live, renewed, differing);
            }
        }
    }

    private Fingerprints fingerprints(TopicDeclaration topic, TopicPartition partition, ObjLongConsumer<String> told) {
        Fingerprints fingerprints = new Fingerprints();
        read(partition, record -> {
            Content content = new Content(record);
            if (topic.equals(Topics.STATE)) {
                fingerprints.replace(content.key(), content.isTombstone() ? null : content.digest());
            } else {
                fingerprints.append(content.key(), content.digest());
            }
            if (topic.equals(Topics.OUTCOMES)) {
                told.accept(content.key(), content.origin());
            }
        });
        return fingerprints;
    }

    private void show(TopicDeclaration topic, TopicPartition live, TopicPartition renewed, Set<String> keys) {
        var before = records(topic, live, keys);
        var after = records(topic, renewed, keys);
        for (String key : keys) {
            differences.addAll(Difference.between(
                    topic.name(),
                    Content.readable(key),
                    before.getOrDefault(key, Map.of()),
                    after.getOrDefault(key, Map.of())));
        }
    }

    /// Key → what tells the record from others → its fields.
    private Map<String, Map<String, Map<String, String>>> records(
            TopicDeclaration topic, TopicPartition partition, Set<String> keys) {
        Map<String, Map<String, Map<String, String>>> records = new HashMap<>();
        read(partition, record -> {
            Content content = new Content(record);
            if (keys.contains(content.key())) {
                var ofKey = records.computeIfAbsent(content.key(), _ -> new LinkedHashMap<>());
                String name = content.name(topic.name());
                if (topic.equals(Topics.STATE)) {
                    ofKey.clear();
                    if (content.isTombstone()) {
                        return;
                    }
                }
                // Were it there twice, it should show.
                String unique = ofKey.containsKey(name) ? name + " again, at " + record.offset() : name;
                ofKey.put(unique, content.fields(topic.name()));
            }
        });
        return records;
    }

    private void read(TopicPartition partition, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        new Reading(consumer, Map.of(partition, ends.getOrDefault(partition, 0L))).forEach(each);
    }

    private boolean hasLostItsHead(TopicPartition partition) {
        return consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L) > 0;
    }
}
