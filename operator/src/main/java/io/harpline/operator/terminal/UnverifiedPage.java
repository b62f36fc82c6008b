package io.harpline.operator.terminal;

import static java.util.stream.Collectors.joining;

import io.harpline.operator.domain.UnverifiedTally;
import io.harpline.operator.domain.UnverifiedTally.Signed;
import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.operation.Operation.Count;
import io.harpline.schemas.signature.KeyName;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/// How what was kept apart stands, for a person and for a program.
///
/// @param operationId of the run that moved something, if one did
public record UnverifiedPage(
        UnverifiedTally tally, @Nullable String operationId) {

    private record JsonPage(@Nullable String operationId, long looked, List<Count> counts, List<JsonRow> genuine) {}

    private record JsonRow(String source, String keyId, long count, Instant firstReceivedAt, Instant lastReceivedAt) {}

    public void printJson(PrintWriter out) {
        List<JsonRow> rows = tally.signed().entrySet().stream()
                .map(row -> new JsonRow(
                        row.getKey().source(),
                        row.getKey().id(),
                        row.getValue().count(),
                        row.getValue().first(),
                        row.getValue().last()))
                .toList();
        out.println(JsonText.of(new JsonPage(operationId, tally.total(), tally.counts(), rows)));
    }

    public void print(PrintWriter out, Ansi ansi) {
        if (operationId != null) {
            out.println("reverify " + operationId);
        }
        if (!tally.signed().isEmpty()) {
            new Table(
                            List.of("SOURCE", "KEY ID", "GENUINE", "FIRST RECEIVED", "LAST RECEIVED"),
                            tally.signed().entrySet().stream()
                                    .map(UnverifiedPage::cells)
                                    .toList())
                    .print(out, ansi);
        }
        out.println(sum());
    }

    private String sum() {
        String parts = tally.counts().stream()
                .map(part -> part.count() + " " + part.name())
                .collect(joining(" + "));
        return tally.total() + " kept apart" + (parts.isEmpty() ? "" : " = " + parts);
    }

    private static List<String> cells(Map.Entry<KeyName, Signed> row) {
        return List.of(
                row.getKey().source(),
                row.getKey().id(),
                Long.toString(row.getValue().count()),
                Rfc3339.format(row.getValue().first()),
                Rfc3339.format(row.getValue().last()));
    }
}
