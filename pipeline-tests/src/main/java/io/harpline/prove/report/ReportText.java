package io.harpline.prove.report;

import io.harpline.local.Machine;
import io.harpline.prove.load.Answers;
import io.harpline.schemas.json.Rfc3339;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A [Report] as Markdown, for whoever reads it without having seen the run.
final class ReportText {

    private final Report report;
    private final Markdown text = new Markdown();

    ReportText(Report report) {
        this.report = report;
    }

    String markdown() {
        text.line("# Proof under fire: " + (report.isKept() ? "every promise was kept" : "NOT every promise was kept"));
        text.line("");
        text.line("    " + report.command());
        text.line("");
        setting();
        text.line("");
        text.line("![what went wrong, and what came through meanwhile](timeline.svg)");
        new VerdictText(text).write(report.verdicts());
        requests();
        faults();
        footprints();
        return text.toString();
    }

    private void setting() {
        Machine machine = report.machine();
        text.line("- seed " + report.seed());
        text.line(String.format(
                Locale.ROOT,
                "- %d cores of %s, %.1f GB, %s, JDK %s",
                machine.processors(),
                machine.processor(),
                machine.memoryBytes() / 1e9,
                machine.system(),
                machine.java()));
        if (!report.versions().isEmpty()) {
            text.line("- "
                    + report.versions().entrySet().stream()
                            .map(version -> version.getKey() + " " + version.getValue())
                            .collect(Collectors.joining(", ")));
        }
        for (Phase phase : report.phases()) {
            text.line(String.format(
                    Locale.ROOT,
                    "- %s: %s, from %s",
                    phase.name(),
                    text(phase.lasted()),
                    Rfc3339.format(phase.from())));
        }
        report.notes().forEach(note -> text.line("- " + note));
    }

    private void requests() {
        Answers answers = report.answers();
        text.section("Requests");
        text.line(String.format(
                Locale.ROOT,
                "%,d, %.0f a second. Answers took %s at the median, p99 %s, p99.9 %s, at most %s. At worst one"
                        + " was sent %s later than planned.",
                answers.sent(),
                report.perSecond(),
                millis(answers.p50Millis()),
                millis(answers.p99Millis()),
                millis(answers.p999Millis()),
                millis(answers.mostMillis()),
                millis((double) answers.mostBehindMillis())));
        text.line("");
        List<Integer> statuses = answers.byKind().values().stream()
                .flatMap(byStatus -> byStatus.keySet().stream())
                .distinct()
                .sorted()
                .toList();
        text.line("| kind | " + statuses.stream().map(ReportText::status).collect(Collectors.joining(" | ")) + " |");
        text.line("| --- |" + " ---: |".repeat(statuses.size()));
        answers.byKind()
                .forEach((kind, byStatus) -> text.line("| " + kind + " | "
                        + statuses.stream()
                                .map(status -> String.format(Locale.ROOT, "%,d", byStatus.getOrDefault(status, 0L)))
                                .collect(Collectors.joining(" | "))
                        + " |"));
    }

    private void faults() {
        if (report.happened().isEmpty()) {
            return;
        }
        text.section("What went wrong");
        text.line(
                String.format(Locale.ROOT, "%d times in all.", report.happened().size()));
        text.line("");
        text.line("| fault | times | for so long in all | to |");
        text.line("| --- | ---: | ---: | --- |");
        for (FaultCount count : FaultCount.of(report.happened())) {
            String targets = count.targets().entrySet().stream()
                    .map(target -> target.getKey() + " " + target.getValue())
                    .collect(Collectors.joining(", "));
            text.line(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.0f s | %s |",
                    count.fault(),
                    count.count(),
                    count.seconds(),
                    Markdown.cell(targets)));
        }
    }

    private void footprints() {
        text.section("Processes");
        text.line(
                "Memory is what is resident, in MB: of a member's last life at its beginning and its end, and the most of"
                        + " all its lives.");
        text.line("");
        text.line("| member | lives | first | last | most | threads | most |");
        text.line("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (Footprint one : Footprint.of(report.samples())) {
            text.line(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.0f | %.0f | %.0f | %d | %d |",
                    one.member(),
                    one.lives(),
                    one.rssFirst() / 1e6,
                    one.rssLast() / 1e6,
                    one.rssMost() / 1e6,
                    one.threadsLast(),
                    one.threadsMost()));
        }
    }

    private static String status(int status) {
        return status == 0 ? "no answer" : Integer.toString(status);
    }

    private static String millis(double millis) {
        return Double.isNaN(millis) ? "–" : String.format(Locale.ROOT, millis < 100 ? "%.1f ms" : "%,.0f ms", millis);
    }

    private static String text(Duration duration) {
        return duration.toMinutes() > 0
                ? "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart())
                : "%.1f s".formatted(duration.toMillis() / 1e3);
    }
}
