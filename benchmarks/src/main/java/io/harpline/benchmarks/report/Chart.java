package io.harpline.benchmarks.report;

import java.util.Comparator;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// A report as a picture: a row for each series, its medians as bars, its rounds as dots; the targets below.
final class Chart {

    private static final int WIDTH = 960;
    private static final int TOP = 118;
    private static final int ROW = 30;
    private static final int BAR = 150;
    private static final String STYLE = """
            <style>
              text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #1f2933 }
              .title { font-size: 20px; font-weight: 600 } .head { font-weight: 600 } .soft { fill: #687684 }
              .bar { fill: #b8c4cf } .own { fill: #2a9d8f } .dot { fill: #1f2933; fill-opacity: .55 }
              .yes { fill: #2a9d8f } .no { fill: #c8553d }
            </style>
            """;

    private final Report report;
    private final StringBuilder svg = new StringBuilder();

    Chart(Report report) {
        this.report = report;
    }

    String svg() {
        int targets = TOP + ROW * report.series().size() + 28;
        int height = targets + 24 * report.targets().size() + 16;
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">%n",
                WIDTH,
                height,
                WIDTH,
                height));
        svg.append(STYLE);
        svg.append(String.format("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>%n", WIDTH, height));
        text(24, 38, "title", report.title());
        text(24, 62, "soft", subtitle());
        labels();
        column(232, "answers a second", Figures::perSecond);
        column(482, "p99, milliseconds", Figures::p99);
        column(732, "CPU, ms for 1,000 answers", figures -> 1000 * figures.serverCpu());
        for (int at = 0; at < report.targets().size(); at++) {
            target(targets + 24 * at, report.targets().get(at));
        }
        return svg.append("</svg>\n").toString();
    }

    private String subtitle() {
        Machine machine = report.machine();
        return report.at().substring(0, 10) + " · " + machine.processors() + " cores of " + machine.processor()
                + ", shared by server, broker and load program · JDK " + machine.java() + " · "
                + report.settings().get("connections") + " connections";
    }

    private void labels() {
        for (int row = 0; row < report.series().size(); row++) {
            Series series = report.series().get(row);
            text(24, baseline(row), "head", series.server());
            text(112, baseline(row), "soft", series.load());
        }
    }

    private void column(int x, String head, ToDoubleFunction<Figures> figure) {
        text(x, TOP - 16, "head", head);
        double most = report.series().stream()
                .flatMap(series -> series.rounds().stream())
                .map(figure::applyAsDouble)
                .max(Comparator.naturalOrder())
                .filter(value -> value > 0)
                .orElse(1.0);
        for (int row = 0; row < report.series().size(); row++) {
            Series series = report.series().get(row);
            double median = figure.applyAsDouble(series.median());
            int y = TOP + ROW * row;
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"16\" rx=\"2\"/>%n",
                    isOwn(series) ? "own" : "bar",
                    x,
                    y,
                    Math.max(1, BAR * median / most)));
            for (Figures round : series.rounds()) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<circle class=\"dot\" cx=\"%.1f\" cy=\"%d\" r=\"2.5\"/>%n",
                        x + BAR * figure.applyAsDouble(round) / most,
                        y + 8));
            }
            text(x + BAR + 10, baseline(row), "", Figure.orNone(median));
        }
    }

    /// Everything that is not there for comparison only.
    private static boolean isOwn(Series series) {
        return !series.server().startsWith("bare");
    }

    private void target(int y, Target target) {
        svg.append(String.format(
                "<circle class=\"%s\" cx=\"30\" cy=\"%d\" r=\"5\"/>%n", target.reached() ? "yes" : "no", y - 4));
        text(44, y, "", target.name());
        text(300, y, "head", target.measured());
        text(400, y, "soft", "to be " + target.wanted() + (target.reached() ? "" : ": missed"));
    }

    private void text(int x, int y, String style, String text) {
        String safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        svg.append(String.format("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n", style, x, y, safe));
    }

    private static int baseline(int row) {
        return TOP + ROW * row + 13;
    }
}
