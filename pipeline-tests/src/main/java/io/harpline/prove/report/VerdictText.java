package io.harpline.prove.report;

import io.harpline.prove.check.Breach;
import io.harpline.prove.check.Verdict;
import java.util.List;
import java.util.Locale;

/// What the checks have found, as a part of a [ReportText].
final class VerdictText {

    private final Markdown text;

    VerdictText(Markdown text) {
        this.text = text;
    }

    void write(List<Verdict> verdicts) {
        text.section("Verdicts");
        text.line("| promise | what must be true | looked at | broken | |");
        text.line("| --- | --- | ---: | ---: | --- |");
        for (Verdict verdict : verdicts) {
            text.line(String.format(
                    Locale.ROOT,
                    "| %s | %s | %,d | %,d | %s |",
                    verdict.promise() == 0 ? "–" : Integer.toString(verdict.promise()),
                    Markdown.cell(verdict.check()),
                    verdict.looked(),
                    verdict.broken(),
                    verdict.holds() ? "kept" : verdict.broken() > 0 ? "**BROKEN**" : "**nothing to look at**"));
        }
        List<String> notes = verdicts.stream()
                .flatMap(verdict -> verdict.notes().stream().map(note -> verdict.check() + ": " + note))
                .toList();
        if (!notes.isEmpty()) {
            text.line("");
            notes.forEach(note -> text.line("- " + note));
        }
        verdicts.stream().filter(verdict -> !verdict.holds()).forEach(this::breaches);
    }

    private void breaches(Verdict verdict) {
        if (verdict.breaches().isEmpty()) {
            return;
        }
        text.section("Broken: " + verdict.check());
        text.line(String.format(
                Locale.ROOT, "The first %d of %,d:", verdict.breaches().size(), verdict.broken()));
        for (Breach breach : verdict.breaches()) {
            text.line("");
            text.line("- " + breach.what());
            text.line("");
            breach.evidence().lines().forEach(evidence -> text.line("      " + evidence));
        }
    }
}
