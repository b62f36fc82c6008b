package io.harpline.prove.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

@Execution(ExecutionMode.CONCURRENT)
class TimelineTest {

    @Test
    void shouldShowEachFaultWithItsKindAndPhase() throws Exception {
        Document drawn = drawn(Runs.of(300, 30, List.of()));

        assertThat(texts(drawn, "title")).hasSize(30).allMatch(title -> title.endsWith(": a < b & c"));
        assertThat(texts(drawn, "text"))
                .contains("prove, seed 7", "load", "heal", "kill", "freeze", "network", "0:00", "5:00")
                .contains("Requests", "Answers", "Waiting", "Memory");
    }

    @Test
    void shouldNeedNothingFromElsewhere() {
        assertThat(svg(Runs.of(60, 3, List.of())))
                .doesNotContain("href", "url(", "@import", "<script")
                .containsOnlyOnce("http");
    }

    @Test
    void shouldStaySmallWhenTheRunIsLong() throws Exception {
        Report report = Runs.of(7_200, 400, List.of());

        drawn(report);
        assertThat(svg(report).length()).isLessThan(400_000);
    }

    @Test
    void shouldBreakACurveWhereNothingIsKnown() throws Exception {
        List<Sample> samples = Runs.of(60, 0, List.of()).samples();

        Curve p50 = Curve.of("p50", "#000", samples, Sample::answerP50Millis);
        Curve lag = Curve.of("lag", "#000", samples, _ -> -1);

        assertThat(p50.points())
                .last()
                .satisfies(point -> assertThat(point.value()).isNaN());
        assertThat(lag.points()).allSatisfy(point -> assertThat(point.value()).isNaN());
        assertThat(lag.highest()).isZero();
    }

    @Test
    void shouldDrawARunInWhichNothingHappened() throws Exception {
        assertThat(texts(drawn(Runs.of(10, 0, List.of())), "title")).isEmpty();
    }

    private static String svg(Report report) {
        return new Timeline("prove, seed 7", report.phases(), report.happened(), report.samples()).svg();
    }

    private static Document drawn(Report report) throws Exception {
        byte[] svg = svg(report).getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }

    private static List<String> texts(Document drawn, String element) {
        NodeList found = drawn.getElementsByTagName(element);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }
}
