package io.harpline.benchmarks.report;

import io.harpline.local.Machine;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A report as a picture: a row for each series, its medians as bars, its rounds as dots; the targets below.
final class Chart<F> {

    private static final int WIDTH = 960;
    private static final int TOP = 130;
    private static final int ROW = 30;
    private static final int LABELS = 232;
    // Right of a bar: its figure, and air.
    private static final int CELL = 92;
    private static final String STYLE = """
            <style>
              text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #1f2933 }
              .title { font-size: 20px; font-weight: 600 } .head { font-weight: 600 } .soft { fill: #687684 }
              .bar { fill: #b8c4cf } .own { fill: #2a9d8f } .dot { fill: #1f2933; fill-opacity: .55 }
              .yes { fill: #2a9d8f } .no { fill: #c8553d }
            </style>
            """;

    private static final Pattern FOR_COMPARISON = Pattern.compile("bare .*|pass-through");

    private final Report<F> report;
    private final List<Column<F>> columns;
    private final StringBuilder svg = new StringBuilder();

    Chart(Report<F> report, List<Column<F>> columns) {
        this.report = report;
        this.columns = columns;
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
        text(24, 60, "soft", subtitle());
        text(24, 78, "soft", settings());
        labels();
        int width = (WIDTH - LABELS) / columns.size();
        for (int at = 0; at < columns.size(); at++) {
            column(LABELS + at * width, width - CELL, columns.get(at));
        }
        for (int at = 0; at < report.targets().size(); at++) {
            target(targets + 24 * at, report.targets().get(at));
        }
        return svg.append("</svg>\n").toString();
    }

    private String subtitle() {
        Machine machine = report.machine();
        return report.at().substring(0, 10) + " · " + machine.processors() + " cores of " + machine.processor()
                + ", shared by all · JDK " + machine.java();
    }

    private String settings() {
        return report.settings().entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining(" · "));
    }

    private void labels() {
        for (int row = 0; row < report.series().size(); row++) {
            Series<F> series = report.series().get(row);
            text(24, baseline(row), "head", series.server());
            text(124, baseline(row), "soft", series.load());
        }
    }

    private void column(int x, int bar, Column<F> column) {
        text(x, TOP - 16, "head", column.head());
        double most = report.series().stream()
                .flatMap(series -> series.rounds().stream())
                .map(column::of)
                .max(Comparator.naturalOrder())
                .filter(value -> value > 0)
                .orElse(1.0);
        for (int row = 0; row < report.series().size(); row++) {
            Series<F> series = report.series().get(row);
            double median = column.of(series.median());
            int y = TOP + ROW * row;
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"16\" rx=\"2\"/>%n",
                    isOwn(series) ? "own" : "bar",
                    x,
                    y,
                    Math.max(1, bar * median / most)));
            for (F round : series.rounds()) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<circle class=\"dot\" cx=\"%.1f\" cy=\"%d\" r=\"2.5\"/>%n",
                        x + bar * column.of(round) / most,
                        y + 8));
            }
            text(x + bar + 10, baseline(row), "", Figure.orNone(median));
        }
    }

    /// Everything that is not there for comparison only.
    private static boolean isOwn(Series<?> series) {
        return !FOR_COMPARISON.matcher(series.server()).matches();
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
