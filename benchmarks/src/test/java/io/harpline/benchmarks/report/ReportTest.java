package io.harpline.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.harpline.local.Machine;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.w3c.dom.Document;

@Execution(ExecutionMode.CONCURRENT)
class ReportTest {

    private final Report<Figures> report = new Report<>(
            "A < B & C",
            "2026-11-22T10:00:00Z",
            new Machine("a processor", 2, 8_000_000_000L, "Linux amd64", "25"),
            Map.of("connections", "64"),
            List.of(series("bare limit", figures(100), figures(110), figures(90)), series("harpline", figures(80))),
            List.of(
                    Target.atLeast("harpline / bare limit", 0.8, 0.7),
                    Target.atMost("p99 at half the top rate", 12, 10, "ms")),
            List.of("a note"));

    @Test
    void shouldHoldEveryRoundBesideTheMedians() throws Exception {
        JsonNode json = new ObjectMapper().readTree(report.json());

        assertThat(json.at("/measured/0/rounds")).hasSize(3);
        assertThat(json.at("/measured/0/median/perSecond").asDouble()).isEqualTo(100);
        assertThat(json.at("/targets/0/reached").asBoolean()).isTrue();
        assertThat(json.at("/targets/1/reached").asBoolean()).isFalse();
    }

    @Test
    void shouldSayWhichTargetWasMissed() {
        assertThat(new Table<>(Figures.TABLE).of(report))
                .containsPattern("harpline / bare limit +0\\.80 +≥ 0\\.70 +reached")
                .containsPattern("p99 at half the top rate +12\\.0 ms +≤ 10\\.0 ms +MISSED")
                .contains("note: a note");
    }

    @Test
    void shouldDrawAWellFormedChartWithADotForEachRound() throws Exception {
        byte[] svg = new Chart<>(report, Figures.CHART).svg().getBytes(StandardCharsets.UTF_8);

        Document drawn =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));

        assertThat(drawn.getElementsByTagName("text").item(0).getTextContent()).isEqualTo("A < B & C");
        // Three columns of four rounds, and two targets.
        assertThat(drawn.getElementsByTagName("circle").getLength()).isEqualTo(3 * 4 + 2);
    }

    private static Series<Figures> series(String server, Figures... rounds) {
        return new Series<>(server, "top", Figures.median(List.of(rounds)), List.of(rounds));
    }

    private static Figures figures(double perSecond) {
        return new Figures(perSecond, 1, 2, 3, 1000, 0, Map.of(200, 1000L), 0.01, 0.01, 0.01, 1_000_000, 0);
    }
}
