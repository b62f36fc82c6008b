package io.harpline.operator.terminal;

import io.harpline.operator.domain.Finding;
import io.harpline.operator.domain.Finding.Level;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/// What the doctor has found, and then what to do about it.
public record FindingTable(List<Finding> findings) {

    private static final List<String> HEADINGS = List.of("CHECK", "IS", "WHAT");

    public void print(PrintWriter out, Ansi ansi) {
        new Table(HEADINGS, findings.stream().map(FindingTable::cells).toList()).print(out, ansi);
        List<Finding> toDo =
                findings.stream().filter(finding -> finding.level() != Level.OK).toList();
        if (!toDo.isEmpty()) {
            out.println();
            out.println("To do:");
            toDo.forEach(finding -> out.println("  " + finding.check() + ": " + finding.todo()));
        }
    }

    private static List<String> cells(Finding finding) {
        return List.of(
                finding.check(),
                finding.level().words(),
                Printable.of(finding.what()).replace('\n', ' '));
    }
}
