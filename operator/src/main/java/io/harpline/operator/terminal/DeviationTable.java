package io.harpline.operator.terminal;

import io.harpline.operator.domain.Deviation;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/// In what topics are not as declared, with what `topics apply` does about it.
public record DeviationTable(List<Deviation> deviations) {

    private static final List<String> HEADINGS = List.of("TOPIC", "SETTING", "DECLARED", "IS", "APPLY", "WHY");

    public void print(PrintWriter out, Ansi ansi) {
        new Table(HEADINGS, deviations.stream().map(DeviationTable::cells).toList()).print(out, ansi);
    }

    private static List<String> cells(Deviation deviation) {
        return List.of(
                deviation.topic(),
                deviation.setting(),
                shown(deviation.declared(), "-"),
                Printable.of(shown(deviation.real(), "missing")).replace('\n', ' '),
                deviation.remedy().words(),
                deviation.why());
    }

    private static String shown(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
