package io.harpline.operator.terminal;

import static java.util.stream.Collectors.joining;

import io.harpline.operator.domain.ArchiveTally;
import io.harpline.operator.domain.ArchiveTally.Finding;
import io.harpline.operator.domain.Verification;
import io.harpline.schemas.signature.KeyName;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/// What checking the archive has shown, for a person and for a program.
public record VerificationPage(ArchiveTally tally) {

    private static final List<Verification> ALL = List.of(Verification.values());

    private record JsonPage(boolean clean, long checked, List<JsonRow> keys, List<JsonFinding> findings) {}

    private record JsonRow(String source, String keyId, Map<Verification, Long> counts) {}

    private record JsonFinding(
            String place,
            Verification verification,
            @Nullable String source,
            @Nullable String keyId,
            @Nullable String receivedAt,
            @Nullable String ingestId) {}

    public void printJson(PrintWriter out) {
        List<JsonRow> rows = tally.rows().entrySet().stream()
                .map(row -> new JsonRow(row.getKey().source(), row.getKey().id(), row.getValue()))
                .toList();
        List<JsonFinding> findings =
                tally.findings().stream().map(VerificationPage::json).toList();
        out.println(JsonText.of(new JsonPage(tally.isClean(), tally.total(), rows, findings)));
    }

    public void print(PrintWriter out, Ansi ansi) {
        if (tally.total() > 0) {
            new Table(
                            headings(),
                            tally.rows().entrySet().stream()
                                    .map(VerificationPage::cells)
                                    .toList())
                    .print(out, ansi);
            out.println();
        }
        if (!tally.findings().isEmpty()) {
            new Table(
                            List.of("PLACE", "WHAT", "SOURCE", "KEY ID", "RECEIVED AT", "INGEST ID"),
                            tally.findings().stream()
                                    .map(VerificationPage::cells)
                                    .toList())
                    .print(out, ansi);
            long more = tally.wrong() - tally.findings().size();
            if (more > 0) {
                out.println("and " + more + " more; --findings lists more of them");
            }
            out.println();
        }
        tally.rows().forEach((key, counts) -> {
            if (counts.keySet().equals(Set.of(Verification.ALTERED))) {
                out.println("All that name key " + key.source() + "/" + key.id()
                        + " are altered: it is more likely that its file holds another secret. Lay the one that counted"
                        + " then beside it, under a name of its own.");
            }
        });
        String parts = ALL.stream()
                .filter(verification -> tally.count(verification) > 0)
                .map(verification -> tally.count(verification) + " " + verification.words())
                .collect(joining(" + "));
        out.println(tally.total() + " checked" + (parts.isEmpty() ? "" : " = " + parts));
    }

    private static List<String> headings() {
        return Stream.concat(
                        Stream.of("SOURCE", "KEY ID"),
                        Arrays.stream(Verification.values())
                                .map(verification -> verification.words().toUpperCase(Locale.ROOT)))
                .toList();
    }

    private static List<String> cells(Map.Entry<KeyName, Map<Verification, Long>> row) {
        return Stream.concat(
                        Stream.of(row.getKey().source(), row.getKey().id()),
                        ALL.stream()
                                .map(verification ->
                                        Long.toString(row.getValue().getOrDefault(verification, 0L))))
                .toList();
    }

    private static List<String> cells(Finding finding) {
        return List.of(
                finding.place().toString(),
                finding.verification().words(),
                shown(finding.evidence().source()),
                shown(finding.evidence().keyId()),
                shown(finding.evidence().receivedAt()),
                shown(finding.evidence().ingestId()));
    }

    private static JsonFinding json(Finding finding) {
        return new JsonFinding(
                finding.place().toString(),
                finding.verification(),
                finding.evidence().source().orElse(null),
                finding.evidence().keyId().orElse(null),
                finding.evidence().receivedAt().orElse(null),
                finding.evidence().ingestId().orElse(null));
    }

    private static String shown(Optional<String> text) {
        return text.map(value -> Printable.of(value).replace('\n', ' ')).orElse("-");
    }
}
