package io.harpline.local.demo;

import io.harpline.local.demo.Scenario.Truth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What Harp shows beside what it must show.
///
/// @param truths what it must show
/// @param shown what it shows, by alertId
record HarpTable(List<Truth> truths, Map<String, List<Shown>> shown) {

    private static final String ROW = "   %-6s %-40s %s";

    boolean isTrue() {
        return truths.stream().allMatch(this::isTrue);
    }

    List<String> lines(Colours colours) {
        return Stream.concat(
                        Stream.of(colours.faint(ROW.formatted("alert", "Harp shows", "and must show"))),
                        truths.stream()
                                .map(truth -> isTrue(truth) ? row(truth) : colours.bad(row(truth) + "  <- differs")))
                .toList();
    }

    private String row(Truth truth) {
        return ROW.formatted(truth.plant().name(), text(shownOf(truth)), text(truth.shown()));
    }

    private boolean isTrue(Truth truth) {
        return truth.shown().equals(shownOf(truth));
    }

    private List<Shown> shownOf(Truth truth) {
        return shown.getOrDefault(truth.plant().alertId(), List.of());
    }

    private static String text(List<Shown> alerts) {
        return alerts.isEmpty()
                ? "nothing"
                : alerts.stream().map(Shown::toString).collect(Collectors.joining(" and "));
    }
}
