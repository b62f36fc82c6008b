package io.harpline.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A report as text.
public record Table<F>(List<Column<F>> columns) {

    /// What stands above the rows.
    public String head() {
        return line("server", "load", columns.stream().map(Column::head).toList());
    }

    /// The medians, the targets and the notes.
    public String of(Report<F> report) {
        StringBuilder text = new StringBuilder(head());
        for (Series<F> series : report.series()) {
            text.append(row(series.server(), series.load(), series.median()));
        }
        text.append("medians of the rounds; CPU: milliseconds, user and system, for 1,000\n\n");
        for (Target target : report.targets()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-46s %10s  %-9s %s%n",
                    target.name(),
                    target.measured(),
                    target.wanted(),
                    target.reached() ? "reached" : "MISSED"));
        }
        report.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
        return text.toString();
    }

    /// One row, as it comes in.
    public String row(String server, String load, F figures) {
        return line(
                server,
                load,
                columns.stream()
                        .map(column -> Figure.orNone(column.of(figures)))
                        .toList());
    }

    private static String line(String server, String load, List<String> cells) {
        return String.format(Locale.ROOT, "%-12s %-14s", server, load)
                + cells.stream()
                        .map(cell -> String.format(Locale.ROOT, " %9s", cell))
                        .collect(Collectors.joining("", "", "\n"));
    }
}
