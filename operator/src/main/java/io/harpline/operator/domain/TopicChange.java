package io.harpline.operator.domain;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What is to be done to topics, so that they are as declared.
///
/// @param deviations that it mends
public record TopicChange(List<Deviation> deviations) {

    public TopicChange {
        deviations = List.copyOf(deviations);
    }

    /// Of these deviations those that may be mended.
    ///
    /// @param shorten the topics of which Kafka may remove records for it
    public static TopicChange of(List<Deviation> all, Set<String> shorten) {
        return new TopicChange(all.stream()
                .filter(deviation -> switch (deviation.remedy()) {
                    case APPLY -> true;
                    case SHORTEN -> shorten.contains(deviation.topic());
                    case BY_HAND -> false;
                })
                .toList());
    }

    public boolean isNothing() {
        return deviations.isEmpty();
    }

    /// The topics to be created.
    public List<TopicDeclaration> missing() {
        Set<String> missing = deviations.stream()
                .filter(Deviation::lacksTheTopic)
                .map(Deviation::topic)
                .collect(toSet());
        return Topics.ALL.stream()
                .filter(topic -> missing.contains(topic.name()))
                .toList();
    }

    /// What is to be set, by topic.
    public Map<String, Map<String, String>> settings() {
        return deviations.stream()
                .filter(deviation -> !deviation.lacksTheTopic())
                .collect(groupingBy(
                        Deviation::topic,
                        toMap(Deviation::setting, deviation -> Objects.requireNonNull(deviation.declared()))));
    }

    /// Whether nothing is left of it, and all that is there can be used.
    public boolean isDone(DeclaredTopics declared, Map<String, RealTopic> now) {
        Set<List<String>> places = deviations.stream().map(TopicChange::place).collect(toSet());
        return now.values().stream().allMatch(topic -> topic.leaderless() == 0)
                && declared.compare(now).stream().map(TopicChange::place).noneMatch(places::contains);
    }

    private static List<String> place(Deviation deviation) {
        return List.of(deviation.topic(), deviation.setting());
    }
}
