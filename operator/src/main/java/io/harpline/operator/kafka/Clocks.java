package io.harpline.operator.kafka;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.Skew;
import io.harpline.schemas.topic.TopicDeclaration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.common.TopicPartition;

/// The clocks of others, as Kafka tells of them.
public record Clocks(Cluster cluster, InstantSource ours) {

    /// That of the controller, which says in its answer when it made it.
    ///
    /// @throws ExpectedFailure if it does not say
    public Skew controller() {
        Instant asked = ours.instant();
        QuorumInfo quorum =
                cluster.answer(cluster.admin().describeMetadataQuorum().quorumInfo());
        Instant answered = ours.instant();
        long said = quorum.voters().stream()
                .filter(voter -> voter.replicaId() == quorum.leaderId())
                .mapToLong(leader -> leader.lastCaughtUpTimestamp().orElse(-1))
                .findAny()
                .orElse(-1);
        if (said < 0) {
            throw new ExpectedFailure("the controller does not say what time it is");
        }
        return new Skew(asked, Instant.ofEpochMilli(said), answered);
    }

    /// The latest time that a record of a topic has: of what ingest has written, that of its receipt.
    public Optional<Instant> latest(TopicDeclaration topic) {
        Map<TopicPartition, OffsetSpec> question = new HashMap<>();
        cluster.partitions(topic.name()).forEach(partition -> question.put(partition, OffsetSpec.maxTimestamp()));
        return cluster.answer(cluster.admin().listOffsets(question).all()).values().stream()
                .map(ListOffsetsResultInfo::timestamp)
                .filter(timestamp -> timestamp >= 0)
                .max(Long::compare)
                .map(Instant::ofEpochMilli);
    }
}
