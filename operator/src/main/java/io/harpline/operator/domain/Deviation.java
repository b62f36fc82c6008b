package io.harpline.operator.domain;

import org.jspecify.annotations.Nullable;

/// One thing in which a topic is not as it is declared.
///
/// @param setting Kafka's own name of it, or one of [#TOPIC], [#PARTITIONS] and [#REPLICATION]
/// @param declared absent where nothing is declared of it
/// @param real absent where there is no such topic
/// @param why it matters, or what can be done about it where `topics apply` does nothing
public record Deviation(
        String topic,
        String setting,
        @Nullable String declared,
        @Nullable String real,
        Remedy remedy,
        String why) {

    /// That it is there at all.
    public static final String TOPIC = "topic";

    public static final String PARTITIONS = "partitions";
    public static final String REPLICATION = "replication";

    /// Whether Kafka removes what is to be kept, sooner than declared or by another rule.
    public boolean losesEvidence() {
        return setting.equals("cleanup.policy") || (setting.startsWith("retention.") && remedy == Remedy.APPLY);
    }

    public boolean lacksTheTopic() {
        return real == null;
    }
}
