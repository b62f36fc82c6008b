package io.harpline.operator.domain;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class TopicChangeTest {

    private static final Deviation SAFE = deviation(Topics.EVENTS, "retention.ms", "2", Remedy.APPLY);
    private static final Deviation SHORTER = deviation(Topics.RECEIPTS, "retention.ms", "1", Remedy.SHORTEN);
    private static final Deviation BY_HAND = deviation(Topics.STATE, "partitions", "12", Remedy.BY_HAND);
    private static final Deviation MISSING =
            new Deviation(Topics.REPLAY.name(), Deviation.TOPIC, "12 partitions", null, Remedy.APPLY, "why");
    private static final List<Deviation> ALL = List.of(SAFE, SHORTER, BY_HAND, MISSING);

    @Test
    void shouldShortenOnlyTheTopicsThatAreNamed() {
        assertThat(TopicChange.of(ALL, Set.of()).deviations()).containsExactly(SAFE, MISSING);
        assertThat(TopicChange.of(ALL, Set.of(Topics.EVENTS.name())).deviations())
                .containsExactly(SAFE, MISSING);
        assertThat(TopicChange.of(ALL, Set.of(Topics.RECEIPTS.name())).deviations())
                .containsExactly(SAFE, SHORTER, MISSING);
        assertThat(TopicChange.of(List.of(BY_HAND), Set.of(Topics.STATE.name())).isNothing())
                .isTrue();
        assertThat(TopicChange.of(ALL, Set.of()).isNothing()).isFalse();
    }

    @Test
    void shouldCreateWhatIsMissingAndSetTheRest() {
        TopicChange change = TopicChange.of(ALL, Set.of(Topics.RECEIPTS.name()));

        assertThat(change.missing()).containsExactly(Topics.REPLAY);
        assertThat(change.settings())
                .isEqualTo(Map.of(
                        Topics.EVENTS.name(), Map.of("retention.ms", "2"),
                        Topics.RECEIPTS.name(), Map.of("retention.ms", "1")));
    }

    @Test
    void shouldBeDoneOnceNothingIsLeftOfItAndAllTopicsAreServed() {
        DeclaredTopics declared = new DeclaredTopics(12, 1, Map.of());
        TopicChange change = new TopicChange(List.of(MISSING));
        Map<String, RealTopic> whole = real(declared, 0);
        Map<String, RealTopic> less = whole.entrySet().stream()
                .filter(topic -> !topic.getKey().equals(Topics.REPLAY.name()))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));

        assertThat(change.isDone(declared, whole)).isTrue();
        assertThat(change.isDone(declared, less)).isFalse();
        assertThat(change.isDone(declared, real(declared, 1))).isFalse();
        assertThat(new TopicChange(List.of(SAFE)).isDone(declared, less)).isTrue();
    }

    private static Map<String, RealTopic> real(DeclaredTopics declared, int leaderless) {
        return Topics.ALL.stream()
                .collect(toMap(
                        TopicDeclaration::name,
                        topic -> new RealTopic(12, 1, 1, leaderless, declared.settings(topic, 1), Set.of())));
    }

    private static Deviation deviation(TopicDeclaration topic, String setting, String declared, Remedy remedy) {
        return new Deviation(topic.name(), setting, declared, "9", remedy, "why");
    }
}
