package io.harpline.benchmarks.report;

import java.util.Locale;

/// A report as text.
public final class Table {

    private static final String ROW = "%-12s %-14s %9s %8s %8s %8s %8s %9s %9s %9s %8s%n";

    /// What stands above the rows.
    public static final String HEAD = String.format(
            Locale.ROOT,
            ROW,
            "server",
            "load",
            "answers/s",
            "p50 ms",
            "p99 ms",
            "p99.9 ms",
            "not 200",
            "CPU",
            "broker's",
            "load's",
            "memory");

    private Table() {}

    /// The medians, the targets and the notes.
    public static String of(Report report) {
        StringBuilder text = new StringBuilder(HEAD);
        for (Series series : report.series()) {
            text.append(row(series.server(), series.load(), series.median()));
        }
        text.append("CPU: milliseconds, user and system, for 1,000 answers; medians of the rounds\n\n");
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
    public static String row(String server, String load, Figures figures) {
        return String.format(
                Locale.ROOT,
                ROW,
                server,
                load,
                Figure.of(figures.perSecond()),
                Figure.of(figures.p50()),
                Figure.of(figures.p99()),
                Figure.of(figures.p999()),
                figures.failures(),
                Figure.orNone(1000 * figures.serverCpu()),
                Figure.orNone(1000 * figures.brokerCpu()),
                Figure.orNone(1000 * figures.loadCpu()),
                Figure.megabytes(figures.peakMemory()));
    }
}
