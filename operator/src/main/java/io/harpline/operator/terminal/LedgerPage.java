package io.harpline.operator.terminal;

import io.harpline.operator.domain.Became;
import io.harpline.operator.domain.Ledger;
import io.harpline.operator.domain.LedgerTally;
import io.harpline.operator.domain.Mismatch;
import io.harpline.operator.domain.Told;
import io.harpline.schemas.json.Rfc3339;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/// The ledger, for a person and for a program.
public record LedgerPage(Ledger ledger) {

    private record JsonPage(
            boolean addsUp,
            Instant countedAt,
            JsonWindow window,
            List<JsonTenant> notifications,
            List<JsonDestination> events,
            long eventsToldByCutOver,
            @Nullable Instant oldestPending,
            @Nullable Instant oldestInFlight,
            Map<Mismatch.Kind, Long> kinds,
            List<JsonMismatch> mismatches) {}

    private record JsonWindow(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String shortened) {}

    private record JsonTenant(String tenant, long archived, Map<Became, Long> counts) {}

    private record JsonDestination(String tenant, String destination, long events, Map<Told, Long> counts) {}

    private record JsonMismatch(Mismatch.Kind kind, String topic, String place, String alert) {}

    public void printJson(PrintWriter out) {
        LedgerTally tally = ledger.tally();
        List<JsonDestination> events = new ArrayList<>();
        tally.events()
                .forEach((tenant, destinations) -> destinations.forEach((destination, counts) ->
                        events.add(new JsonDestination(tenant, destination, LedgerTally.sum(counts), counts))));
        JsonPage page = new JsonPage(
                tally.addsUp(),
                ledger.countedAt(),
                new JsonWindow(
                        ledger.window().from().orElse(null),
                        to().orElse(null),
                        ledger.window().shortened().orElse(null)),
                tally.notifications().entrySet().stream()
                        .map(row -> new JsonTenant(row.getKey(), LedgerTally.sum(row.getValue()), row.getValue()))
                        .toList(),
                events,
                tally.eventsToldByCutOver(),
                tally.oldestPending().orElse(null),
                tally.oldestInFlight().orElse(null),
                tally.kinds(),
                tally.mismatches().stream()
                        .map(one -> new JsonMismatch(
                                one.kind(), one.topic(), one.place().toString(), one.alert()))
                        .toList());
        out.println(JsonText.of(page));
    }

    public void print(PrintWriter out, Ansi ansi) {
        LedgerTally tally = ledger.tally();
        out.println(heading());
        out.println();
        if (!tally.notifications().isEmpty()) {
            new Table(
                            headings(List.of("TENANT", "ARCHIVED"), Became.values()),
                            tally.notifications().entrySet().stream()
                                    .map(row -> cells(List.of(row.getKey()), row.getValue(), Became.values()))
                                    .toList())
                    .print(out, ansi);
            out.println();
        }
        if (!tally.events().isEmpty()) {
            new Table(headings(List.of("TENANT", "DESTINATION", "EVENTS"), Told.values()), events()).print(out, ansi);
            out.println();
        }
        printMismatches(out, ansi);
        out.println(verdict());
    }

    private void printMismatches(PrintWriter out, Ansi ansi) {
        List<Mismatch> mismatches = ledger.tally().mismatches();
        if (mismatches.isEmpty()) {
            return;
        }
        new Table(
                        List.of("TOPIC", "PLACE", "ALERT", "WHAT", "LOOK FURTHER"),
                        mismatches.stream().map(LedgerPage::cells).toList())
                .print(out, ansi);
        long more = LedgerTally.sum(ledger.tally().kinds()) - mismatches.size();
        if (more > 0) {
            out.println("and " + more + " more; --findings lists more of them, --json all");
        }
        out.println();
    }

    private String heading() {
        String from = ledger.window().from().map(Rfc3339::format).orElse("the beginning of the topics");
        String to = to().map(Rfc3339::format).orElse("now, " + Rfc3339.format(ledger.countedAt()));
        return "from " + from + " to " + to
                + ledger.window().shortened().map(why -> " (" + why + ")").orElse("");
    }

    private Optional<Instant> to() {
        return Optional.of(ledger.window().period().to()).filter(to -> !to.equals(Instant.MAX));
    }

    private String verdict() {
        LedgerTally tally = ledger.tally();
        String cutOver = tally.eventsToldByCutOver() == 0
                ? ""
                : "; " + tally.eventsToldByCutOver() + " events were told anew by a cut-over";
        if (tally.isEmpty()) {
            return "nothing is counted";
        }
        if (tally.addsUp()) {
            return "all adds up" + cutOver;
        }
        return tally.kinds().entrySet().stream()
                .map(kind -> kind.getValue() + " " + words(kind.getKey()))
                .collect(Collectors.joining(", ", "does not add up: ", cutOver));
    }

    private List<List<String>> events() {
        return ledger.tally().events().entrySet().stream()
                .flatMap(tenant -> tenant.getValue().entrySet().stream()
                        .map(row -> cells(List.of(tenant.getKey(), row.getKey()), row.getValue(), Told.values())))
                .toList();
    }

    private static List<String> headings(List<String> first, Enum<?>[] columns) {
        return Stream.concat(
                        first.stream(),
                        Arrays.stream(columns).map(column -> words(column).toUpperCase(Locale.ROOT)))
                .toList();
    }

    private static <E extends Enum<E>> List<String> cells(List<String> first, Map<E, Long> counts, E[] columns) {
        return Stream.of(
                        first.stream().map(LedgerPage::shown),
                        Stream.of(Long.toString(LedgerTally.sum(counts))),
                        Arrays.stream(columns).map(column -> Long.toString(counts.getOrDefault(column, 0L))))
                .flatMap(cells -> cells)
                .toList();
    }

    private static List<String> cells(Mismatch one) {
        boolean named = !one.alert().startsWith("-");
        return List.of(
                one.topic(),
                one.place().toString(),
                shown(one.alert()),
                one.kind().words(),
                named ? "./harpline audit " + ShellWord.of(shown(one.alert())) : "-");
    }

    /// As the columns and the labels of the metrics call them.
    public static String words(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String shown(String text) {
        return Printable.of(text).replace('\n', ' ');
    }
}
