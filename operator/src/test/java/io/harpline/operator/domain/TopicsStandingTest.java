package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.operator.domain.Finding.Level;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class TopicsStandingTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 0, OK,      all are in sync",
        "3, 3, 3, 0, OK,      all are in sync",
        "3, 1, 1, 0, WARNING, fewer than 3",
        "3, 3, 2, 0, WARNING, not all are in sync",
        "3, 3, 1, 0, BROKEN,  too few are in sync",
        "3, 3, 0, 1, BROKEN,  partitions that nobody serves"
    })
    void shouldWantEnoughCopiesThatAreInSync(
            int brokers, int replication, int inSync, int leaderless, Level level, String what) {
        String minInSync = replication >= 3 ? "2" : "1";
        RealTopic topic =
                new RealTopic(12, replication, inSync, leaderless, Map.of("min.insync.replicas", minInSync), Set.of());

        Finding copies = new TopicsStanding(Map.of("t", topic), List.of(), brokers)
                .findings()
                .getLast();

        assertThat(copies.level()).isEqualTo(level);
        assertThat(copies.what()).startsWith(what);
    }

    @Test
    void shouldCallBrokenWhatLosesOrMisplacesRecordsAndWarnOfTheRest() {
        Deviation setting = new Deviation("t", "compression.type", "producer", "lz4", Remedy.APPLY, "why");
        Deviation longer = new Deviation("t", "retention.ms", "1", "2", Remedy.SHORTEN, "why");
        Deviation shorter = new Deviation("t", "retention.ms", "2", "1", Remedy.APPLY, "why");
        Deviation compacted = new Deviation("t", "cleanup.policy", "delete", "compact", Remedy.SHORTEN, "why");
        Deviation partitions = new Deviation("t", Deviation.PARTITIONS, "12", "6", Remedy.BY_HAND, "why");
        Deviation missing = new Deviation("t", Deviation.TOPIC, "12 partitions", null, Remedy.APPLY, "why");

        assertThat(topics()).isEqualTo(Finding.ok("topics", "as declared"));
        assertThat(topics(setting, longer).level()).isEqualTo(Level.WARNING);
        assertThat(topics(setting, shorter))
                .extracting(Finding::level, Finding::what)
                .containsExactly(Level.BROKEN, "Kafka removes evidence that is to be kept: t retention.ms=1");
        assertThat(topics(longer, compacted).level()).isEqualTo(Level.BROKEN);
        assertThat(topics(setting, partitions).level()).isEqualTo(Level.BROKEN);
        assertThat(topics(setting, missing).what()).isEqualTo("missing: t");
    }

    private static Finding topics(Deviation... deviations) {
        return new TopicsStanding(Map.of(), List.of(deviations), 3).findings().getFirst();
    }
}
