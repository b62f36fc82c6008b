package io.harpline.operator.terminal;

import static java.util.stream.Collectors.joining;

import io.harpline.operator.domain.Quarantined;
import io.harpline.operator.domain.RequeueTally;
import io.harpline.schemas.operation.Operation.Count;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/// How those stand that were chosen to be requeued, for a person and for a program.
///
/// @param operationId of the run that requeued something, if one did
public record RequeuePage(RequeueTally tally, @Nullable String operationId) {

    private record JsonPage(
            @Nullable String operationId, int chosen, List<Count> counts, List<JsonRow> notifications) {}

    private record JsonRow(String place, Instant receivedAt, String key, boolean requeuedBefore) {}

    public void printJson(PrintWriter out) {
        List<JsonRow> rows = tally.chosen().stream()
                .map(one -> new JsonRow(one.place().toString(), one.receivedAt(), one.key(), !tally.isToMove(one)))
                .toList();
        out.println(JsonText.of(new JsonPage(operationId, tally.chosen().size(), tally.counts(), rows)));
    }

    /// Before a run each of them, after it only how many.
    public void print(PrintWriter out, Ansi ansi) {
        if (operationId != null) {
            out.println("requeue " + operationId);
        } else if (!tally.chosen().isEmpty()) {
            new Table(
                            Stream.concat(QuarantineTable.HEADINGS.stream(), Stream.of("NOW"))
                                    .toList(),
                            tally.chosen().stream().map(this::cells).toList())
                    .print(out, ansi);
        }
        String parts = tally.counts().stream()
                .map(part -> part.count() + " " + part.name())
                .collect(joining(" + "));
        out.println(tally.chosen().size() + " chosen" + (parts.isEmpty() ? "" : " = " + parts));
    }

    private List<String> cells(Quarantined one) {
        String now = tally.isToMove(one) ? "to be requeued" : "requeued before";
        return Stream.concat(QuarantineTable.cells(one).stream(), Stream.of(now))
                .toList();
    }
}
