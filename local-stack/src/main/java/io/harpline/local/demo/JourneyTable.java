package io.harpline.local.demo;

import io.harpline.local.demo.Journey.End;
import io.harpline.local.demo.Journey.Refused;
import io.harpline.local.demo.Journey.Taken;
import io.harpline.local.demo.Sending.Telling;
import io.harpline.schemas.alert.Gap;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.harp.Attempt;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.topic.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The way of each notification, one column for each hop, at most 110 characters wide.
record JourneyTable(Colours colours) {

    private static final String ROW = "   %-6s %-26s %-7s %-10s ";
    private static final int OUTCOME_WIDTH = 12;
    private static final int REST_WIDTH = 110 - (3 + 7 + 27 + 8 + 11 + OUTCOME_WIDTH);
    private static final String BEFORE_THE_REST = " ".repeat(110 - REST_WIDTH);

    String head() {
        return colours.faint(
                ROW.formatted("alert", "Gardin sends", "ingest", "archive") + padded("transform") + "and then");
    }

    /// The lines of one notification; where another fate befell it than the scenario says, the last one tells.
    List<String> lines(Sending sending, Journey journey) {
        List<String> lines = new ArrayList<>(
                switch (journey) {
                    case Refused refused -> refused(sending.telling(), refused.fate());
                    case Taken taken -> taken(sending.telling(), taken);
                });
        if (!journey.fate().equals(sending.fate())) {
            lines.add(colours.bad("   must have been: " + sending.fate()));
        }
        return lines;
    }

    private List<String> refused(Telling telling, Fate.Refused fate) {
        String kept = fate.archived() ? "in the archive all the same" : "not in the archive";
        return List.of(start(telling, fate.status(), "-") + padded("-") + kept);
    }

    private List<String> taken(Telling telling, Taken taken) {
        List<String> rest = wrapped(rest(taken.outcome(), taken.end()));
        List<String> lines = new ArrayList<>();
        lines.add(start(telling, 200, place(taken.archived()))
                + outcome(taken.outcome().result())
                + rest.getFirst());
        rest.stream().skip(1).map(BEFORE_THE_REST::concat).forEach(lines::add);
        return lines;
    }

    private static Stream<String> rest(NotificationOutcome outcome, End end) {
        return switch (end) {
            case End.Delivery(var event, var receipt) ->
                Stream.of(
                                "event " + event.type() + " v" + event.version(),
                                event.gaps().isEmpty() ? "" : "gaps " + names(event.gaps()),
                                receipt(receipt))
                        .filter(line -> !line.isEmpty());
            case End.Repetition(var earlier) -> Stream.of("of archive " + place(earlier));
            case End.Joining(var state) ->
                Stream.of("state %s %s, %s"
                        .formatted(
                                state.phase(),
                                state.severity(),
                                state.gaps().isEmpty() ? "no gaps" : "gaps " + names(state.gaps())));
            case End.Quarantine(var reason, var kept) ->
                Stream.of(reason + ": " + outcome.why(), "kept in quarantine " + place(kept));
        };
    }

    private static String receipt(Receipt receipt) {
        Attempt last = receipt.attempts().isEmpty() ? null : receipt.attempts().getLast();
        String end = last == null ? "" : last.status() == null ? ", no answer" : ", status " + last.status();
        int attempts = receipt.attemptCount();
        return "receipt %s, %d attempt%s%s".formatted(receipt.result(), attempts, attempts == 1 ? "" : "s", end);
    }

    private String outcome(NotificationOutcome.Result result) {
        String text = padded(result.name());
        return switch (result) {
            case APPLIED -> colours.good(text);
            case DUPLICATE, ABSORBED -> colours.faint(text);
            case QUARANTINED -> colours.odd(text);
        };
    }

    private static String start(Telling telling, int status, String archive) {
        return ROW.formatted(telling.plant(), telling.gist(), status, archive);
    }

    private static String place(Origin origin) {
        return origin.partition() + "/" + origin.offset();
    }

    private static String names(List<Gap> gaps) {
        return gaps.stream().map(Gap::name).collect(Collectors.joining(", "));
    }

    private static String padded(String text) {
        return ("%-" + OUTCOME_WIDTH + "s").formatted(text);
    }

    private static List<String> wrapped(Stream<String> texts) {
        List<String> lines = new ArrayList<>();
        texts.forEach(text -> {
            StringBuilder line = new StringBuilder();
            for (String word : text.split(" ", -1)) {
                if (!line.isEmpty() && line.length() + 1 + word.length() > REST_WIDTH) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
        });
        return lines;
    }
}
