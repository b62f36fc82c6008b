package io.harpline.prove.report;

import io.harpline.prove.check.Breach;
import io.harpline.prove.check.Verdict;
import io.harpline.prove.load.Answers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A [Report] as Markdown, for whoever reads it without having seen the run.
final class ReportText {

    private final Report report;
    private final StringBuilder text = new StringBuilder();

    ReportText(Report report) {
        this.report = report;
    }

    String markdown() {
        line("# Proof under fire: " + (report.isKept() ? "every promise was kept" : "NOT every promise was kept"));
        line("");
        line("    " + report.command());
        line("");
        setting();
        line("");
        line("![what went wrong, and what came through meanwhile](timeline.svg)");
        verdicts();
        report.verdicts().stream().filter(verdict -> !verdict.holds()).forEach(this::breaches);
        requests();
        faults();
        footprints();
        return text.toString();
    }

    private void setting() {
        Machine machine = report.machine();
        line("- seed " + report.seed());
        line(String.format(
                Locale.ROOT,
                "- %d cores of %s, %.1f GB, %s, JDK %s",
                machine.processors(),
                machine.processor(),
                machine.memoryBytes() / 1e9,
                machine.system(),
                machine.java()));
        if (!report.versions().isEmpty()) {
            line("- "
                    + report.versions().entrySet().stream()
                            .map(version -> version.getKey() + " " + version.getValue())
                            .collect(Collectors.joining(", ")));
        }
        for (Phase phase : report.phases()) {
            line(String.format(Locale.ROOT, "- %s: %s, from %s", phase.name(), text(phase.lasted()), phase.from()));
        }
        report.notes().forEach(note -> line("- " + note));
    }

    private void verdicts() {
        section("Verdicts");
        line("| promise | what must be true | looked at | broken | |");
        line("| --- | --- | ---: | ---: | --- |");
        for (Verdict verdict : report.verdicts()) {
            line(String.format(
                    Locale.ROOT,
                    "| %s | %s | %,d | %,d | %s |",
                    verdict.promise() == 0 ? "–" : Integer.toString(verdict.promise()),
                    cell(verdict.check()),
                    verdict.looked(),
                    verdict.broken(),
                    verdict.holds() ? "kept" : verdict.broken() > 0 ? "**BROKEN**" : "**nothing to look at**"));
        }
        List<String> notes = report.verdicts().stream()
                .flatMap(verdict -> verdict.notes().stream().map(note -> verdict.check() + ": " + note))
                .toList();
        if (!notes.isEmpty()) {
            line("");
            notes.forEach(note -> line("- " + note));
        }
    }

    private void breaches(Verdict verdict) {
        if (verdict.breaches().isEmpty()) {
            return;
        }
        section("Broken: " + verdict.check());
        line(String.format(
                Locale.ROOT, "The first %d of %,d:", verdict.breaches().size(), verdict.broken()));
        for (Breach breach : verdict.breaches()) {
            line("");
            line("- " + breach.what());
            line("");
            breach.evidence().lines().forEach(evidence -> line("      " + evidence));
        }
    }

    private void requests() {
        Answers answers = report.answers();
        section("Requests");
        line(String.format(
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
        line("");
        List<Integer> statuses = answers.byKind().values().stream()
                .flatMap(byStatus -> byStatus.keySet().stream())
                .distinct()
                .sorted()
                .toList();
        line("| kind | " + statuses.stream().map(ReportText::status).collect(Collectors.joining(" | ")) + " |");
        line("| --- |" + " ---: |".repeat(statuses.size()));
        answers.byKind()
                .forEach((kind, byStatus) -> line("| " + kind + " | "
                        + statuses.stream()
                                .map(status -> String.format(Locale.ROOT, "%,d", byStatus.getOrDefault(status, 0L)))
                                .collect(Collectors.joining(" | "))
                        + " |"));
    }

    private void faults() {
        section("What went wrong");
        line(String.format(Locale.ROOT, "%d times in all.", report.happened().size()));
        line("");
        line("| fault | times | for so long in all | to |");
        line("| --- | ---: | ---: | --- |");
        for (FaultCount count : FaultCount.of(report.happened())) {
            String targets = count.targets().entrySet().stream()
                    .map(target -> target.getKey() + " " + target.getValue())
                    .collect(Collectors.joining(", "));
            line(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.0f s | %s |",
                    count.fault(),
                    count.count(),
                    count.seconds(),
                    cell(targets)));
        }
    }

    private void footprints() {
        section("Processes");
        line("Memory is what is resident, in MB: of a member's last life at its beginning and its end, and the most of"
                + " all its lives.");
        line("");
        line("| member | lives | first | last | most | threads | most |");
        line("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (Footprint one : Footprint.of(report.samples())) {
            line(String.format(
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

    private void section(String title) {
        line("");
        line("## " + title);
        line("");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String status(int status) {
        return status == 0 ? "no answer" : Integer.toString(status);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
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
