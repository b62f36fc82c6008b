package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class DeclaredTopicsTest {

    private static final DeclaredTopics DECLARED = new DeclaredTopics(12, 3, Map.of());

    @Test
    void shouldFindNothingWhereAllIsAsDeclared() {
        assertThat(DECLARED.compare(cluster(topic -> topic))).isEmpty();
    }

    @Test
    void shouldDeclareTwelvePartitionsWhereThereIsNothing() {
        assertThat(DECLARED.compare(Map.of()))
                .hasSize(Topics.ALL.size())
                .allMatch(Deviation::lacksTheTopic)
                .extracting(Deviation::declared)
                .containsOnly("12 partitions, 3 copies");
    }

    @ParameterizedTest
    @CsvSource({
        "retention.ms,        1000,           APPLY",
        "retention.ms,        63072000000,    SHORTEN",
        "retention.ms,        -1,             SHORTEN",
        "retention.bytes,     1000,           APPLY",
        "cleanup.policy,      compact,        SHORTEN",
        "compression.type,    gzip,           APPLY",
        "min.insync.replicas, 1,              APPLY",
        "min.insync.replicas, 3,              BY_HAND",
        "segment.bytes,       1000,           BY_HAND"
    })
    void shouldMendOnlyWhatLosesNothing(String setting, String is, Remedy remedy) {
        List<Deviation> deviations = DECLARED.compare(cluster(topic -> with(topic, setting, is)));

        assertThat(deviations)
                .filteredOn(deviation -> deviation.topic().equals(Topics.NOTIFICATIONS.name()))
                .singleElement()
                .satisfies(deviation -> {
                    assertThat(deviation.setting()).isEqualTo(setting);
                    assertThat(deviation.real()).isEqualTo(is);
                    assertThat(deviation.remedy()).isEqualTo(remedy);
                });
    }

    @Test
    void shouldNotDemandMoreCopiesInSyncThanThereAre() {
        List<Deviation> deviations = DECLARED.compare(cluster(topic -> {
            RealTopic lax = with(topic, "min.insync.replicas", "1");
            return new RealTopic(12, 3, 1, 0, lax.settings(), lax.own());
        }));

        assertThat(deviations).extracting(Deviation::remedy).containsOnly(Remedy.BY_HAND);
    }

    @Test
    void shouldNotCompareTheRetentionOfWhatIsOnlyCompacted() {
        assertThat(DECLARED.compare(cluster(topic -> with(topic, "retention.ms", "1"))))
                .extracting(Deviation::topic)
                .hasSize(Topics.ALL.size() - 1)
                .doesNotContain(Topics.STATE.name());
    }

    @Test
    void shouldCallFinalWhatHasAnotherNumberOfPartitionsThanTheArchive() {
        Map<String, RealTopic> real = cluster(topic -> topic);
        RealTopic events = Objects.requireNonNull(real.get(Topics.EVENTS.name()));
        real.put(Topics.EVENTS.name(), new RealTopic(6, 3, 3, 0, events.settings(), events.own()));

        assertThat(DECLARED.compare(real))
                .singleElement()
                .extracting(Deviation::setting, Deviation::declared, Deviation::real, Deviation::remedy)
                .containsExactly("partitions", "12", "6", Remedy.BY_HAND);
    }

    private static Map<String, RealTopic> cluster(UnaryOperator<RealTopic> change) {
        Map<String, RealTopic> real = new TreeMap<>();
        for (TopicDeclaration topic : Topics.ALL) {
            Map<String, String> settings = topic.settings(3);
            real.put(topic.name(), change.apply(new RealTopic(12, 3, 3, 0, settings, settings.keySet())));
        }
        return real;
    }

    private static RealTopic with(RealTopic topic, String setting, String value) {
        Map<String, String> settings = new TreeMap<>(topic.settings());
        settings.put(setting, value);
        return new RealTopic(12, 3, 3, 0, settings, Set.copyOf(settings.keySet()));
    }
}
