package io.harpline.operator.kafka;

import io.harpline.operator.ExpectedFailure;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// A consumer group, seen from outside.
public record Group(Cluster cluster, String id) {

    private static final int MANY = 10_000;

    public boolean exists() {
        return cluster.answer(cluster.admin().listGroups().all()).stream()
                .anyMatch(group -> group.groupId().equals(id));
    }

    /// What Kafka says of it; empty where there is none.
    public Optional<ConsumerGroupDescription> description() {
        return exists()
                ? Optional.ofNullable(cluster.answer(cluster.admin()
                                .describeConsumerGroups(List.of(id))
                                .all())
                        .get(id))
                : Optional.empty();
    }

    /// Whether somebody is in it, or was until a moment ago: a static member stays for its session, usually 45 s.
    public boolean hasMembers() {
        return exists() && !members().isEmpty();
    }

    /// Its committed offsets, of those partitions of which it has committed any.
    public Map<TopicPartition, Long> committed() {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        if (exists()) {
            cluster.answer(cluster.admin().listConsumerGroupOffsets(id).partitionsToOffsetAndMetadata())
                    .forEach((partition, committed) -> put(offsets, partition, committed));
        }
        return offsets;
    }

    /// Whether it has committed everything that can be read before those offsets. What stands right before them may be
    /// no record at all, but the end of a transaction, so the offsets alone do not tell.
    public boolean hasReadUpTo(Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> committed = committed();
        Map<TopicPartition, Long> behind = new HashMap<>(ends);
        behind.entrySet().removeIf(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
        if (behind.isEmpty()) {
            return true;
        }
        boolean farBehind = behind.entrySet().stream()
                .anyMatch(end -> committed.containsKey(end.getKey())
                        && end.getValue() - committed.getOrDefault(end.getKey(), 0L) > MANY);
        return !farBehind && nothingIsBetween(committed, behind);
    }

    /// Whether it has committed anything beyond those offsets.
    public boolean hasReadBeyond(Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> committed = committed();
        return ends.entrySet().stream().anyMatch(end -> committed.getOrDefault(end.getKey(), 0L) > end.getValue());
    }

    /// Has it forget static members that are known to have ended.
    public void forget(String instanceIdsBeginWith) {
        if (!exists()) {
            return;
        }
        Set<MemberToRemove> ended = members().stream()
                .flatMap(member -> member.groupInstanceId().stream())
                .filter(instance -> instance.startsWith(instanceIdsBeginWith))
                .map(MemberToRemove::new)
                .collect(Collectors.toSet());
        if (!ended.isEmpty()) {
            cluster.answer(cluster.admin()
                    .removeMembersFromConsumerGroup(id, new RemoveMembersFromConsumerGroupOptions(ended))
                    .all());
        }
    }

    private Collection<MemberDescription> members() {
        var described = cluster.answer(
                cluster.admin().describeConsumerGroups(List.of(id)).all());
        return Objects.requireNonNull(described.get(id), id).members();
    }

    private boolean nothingIsBetween(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {
        try (var consumer = cluster.consumer()) {
            consumer.assign(ends.keySet());
            for (TopicPartition partition : ends.keySet()) {
                Long from = committed.get(partition);
                if (from == null) {
                    consumer.seekToBeginning(List.of(partition));
                } else {
                    consumer.seek(partition, from);
                }
            }
            long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(50))) {
                    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                    if (record.offset() < ends.getOrDefault(partition, 0L)) {
                        return false;
                    }
                }
                if (System.nanoTime() > deadline) {
                    throw new ExpectedFailure("the archive cannot be read up to its end: is a transaction open there?");
                }
            }
            return true;
        }
    }

    private static void put(Map<TopicPartition, Long> offsets, TopicPartition partition, OffsetAndMetadata committed) {
        offsets.put(partition, committed.offset());
    }
}
