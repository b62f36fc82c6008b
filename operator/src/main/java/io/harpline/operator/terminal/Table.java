package io.harpline.operator.terminal;

import java.io.PrintWriter;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/// Rows under headings, each column as wide as it must be.
public record Table(List<String> headings, List<List<String>> rows) {

    /// Prints it.
    ///
    /// @param ansi whether the headings may be bold
    public void print(PrintWriter out, Ansi ansi) {
        int[] widths = IntStream.range(0, headings.size())
                .map(column -> Math.max(
                        headings.get(column).length(),
                        rows.stream()
                                .mapToInt(row -> row.get(column).length())
                                .max()
                                .orElse(0)))
                .toArray();
        String heading = line(headings, widths);
        out.println(ansi.enabled() ? Style.bold.on() + heading + Style.reset.on() : heading);
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private static String line(List<String> cells, int[] widths) {
        StringJoiner line = new StringJoiner("  ");
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            line.add(cell + " ".repeat(widths[column] - cell.length()));
        }
        return line.toString().stripTrailing();
    }
}
