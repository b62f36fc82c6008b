package io.harpline.transform.topology;

import static io.harpline.schemas.alert.AlertType.PRODUCTIVITY;
import static io.harpline.schemas.alert.CloseReason.EXPIRED;
import static io.harpline.schemas.alert.Severity.HIGH;
import static io.harpline.schemas.alert.Severity.LOW;
import static io.harpline.transform.domain.Sent.closed;
import static io.harpline.transform.domain.Sent.increased;
import static io.harpline.transform.domain.Sent.raised;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import io.harpline.transform.domain.Sent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// One archive through two versions of Harpline: the older one did not know of alerts about PRODUCTIVITY.
@Execution(ExecutionMode.CONCURRENT)
class ReprocessingTest {

    private static final List<Sent> ARCHIVE = List.of(
            raised(LOW).id("N1").with("alertId", "plain"),
            raised(LOW).id("N1").with("alertId", "productive").with("alertType", PRODUCTIVITY),
            raised(LOW).id("N1").with("alertId", "mixed"),
            increased(LOW, HIGH).id("N2").with("alertId", "plain"),
            increased(LOW, HIGH).id("N2").with("alertId", "productive").with("alertType", PRODUCTIVITY),
            increased(LOW, HIGH).id("N2").with("alertId", "mixed").with("alertType", PRODUCTIVITY),
            closed(HIGH, EXPIRED).id("N3").with("alertId", "plain"),
            closed(HIGH, EXPIRED).id("N3").with("alertId", "productive").with("alertType", PRODUCTIVITY),
            closed(HIGH, EXPIRED).id("N3").with("alertId", "mixed"));

    private static final Map<String, String> WITHOUT_PRODUCTIVITY = Map.of(
            "schemas/src/main/java/io/harpline/schemas/alert/AlertType.java", "PRODUCTIVITY",
            "transform-streams/src/main/java/io/harpline/transform/topology/StoredAlertV2.java",
                    ", AlertType.PRODUCTIVITY");

    private static final Pattern OUTCOME = Pattern.compile("\\{\"result\":\"(\\w+)\"(,\"reason\":\"(\\w+)\")?");

    @TempDir
    Path older;

    @TempDir
    Path compiled;

    @TempDir
    Path newer;

    @Test
    void shouldApplyWhatAnOlderVersionQuarantinedAndRepeatTheRestByteForByte() throws Exception {
        Map<String, List<String>> before;
        try (OlderVersion version = new OlderVersion(WITHOUT_PRODUCTIVITY, compiled)) {
            before = written(version.topology(), older);
        }

        Map<String, List<String>> after = written(TopologyBench.topology(), newer);

        assertThat(after.get("T1/plain")).isNotEmpty().isEqualTo(before.get("T1/plain"));
        assertThat(outcomes(before.get("T1/productive")))
                .containsExactly("QUARANTINED UNKNOWN_VALUE", "QUARANTINED UNKNOWN_VALUE", "QUARANTINED UNKNOWN_VALUE");
        assertThat(outcomes(after.get("T1/productive"))).containsExactly("APPLIED", "APPLIED", "APPLIED");
        assertThat(outcomes(before.get("T1/mixed"))).containsExactly("APPLIED", "QUARANTINED UNKNOWN_VALUE", "APPLIED");
        assertThat(outcomes(after.get("T1/mixed"))).containsExactly("APPLIED", "APPLIED", "APPLIED");
    }

    /// What that version writes of the archive into all its topics, under each key.
    private static Map<String, List<String>> written(Topology version, Path stateDir) {
        Map<String, List<String>> written = new TreeMap<>();
        try (TopologyBench bench = new TopologyBench(stateDir, version)) {
            ARCHIVE.forEach(bench::send);
            for (TopicDeclaration topic : List.of(Topics.EVENTS, Topics.STATE, Topics.OUTCOMES, Topics.QUARANTINE)) {
                bench.records(topic)
                        .forEach(record -> written.computeIfAbsent(text(record.key()), key -> new ArrayList<>())
                                .add(topic.name() + " " + record.headers() + " " + text(record.value())));
            }
        }
        return written;
    }

    private static List<String> outcomes(@Nullable List<String> written) {
        return OUTCOME.matcher(String.join("\n", Objects.requireNonNull(written)))
                .results()
                .map(outcome -> outcome.group(3) == null ? outcome.group(1) : outcome.group(1) + " " + outcome.group(3))
                .toList();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
