package io.harpline.prove.check;

import static java.util.stream.Collectors.groupingBy;

import io.harpline.prove.evidence.Posted;
import io.harpline.prove.evidence.Shown;
import io.harpline.prove.model.AlertModel;
import io.harpline.prove.model.Standing;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// In the end Harp shows each alert as the model knows it. One that Harp was never told open cannot be closed there,
/// and does not show.
final class HarpShowsTheTruth {

    private HarpShowsTheTruth() {}

    static Verdict of(Reckoning known) {
        Findings findings = new Findings(4, "Harp shows each alert once, in its state and severity, and no other");
        Map<String, List<Shown>> shown = known.evidence().shown().stream().collect(groupingBy(Shown::key));
        Set<String> opened = new HashSet<>();
        known.evidence().posts().stream()
                .filter(post -> !post.severity().equals("ok"))
                .map(Posted::key)
                .forEach(opened::add);
        for (Map.Entry<String, AlertModel> alert : known.alerts().entrySet()) {
            Standing standing = alert.getValue().standing();
            if (standing != null) {
                List<Shown> now = shown.getOrDefault(alert.getKey(), List.of());
                shown.remove(alert.getKey());
                findings.require(
                        isRight(standing, now, opened.contains(alert.getKey())),
                        now.size() > 1 ? "Harp has more than one alert of it" : "Harp shows something else",
                        () -> "%s must be %s; Harp has %s".formatted(alert.getKey(), standing.inHarp(), now));
            }
        }
        shown.values().forEach(others -> findings.breach("Harp shows what nobody told of", others.toString()));
        return findings.verdict();
    }

    private static boolean isRight(Standing standing, List<Shown> now, boolean opened) {
        if (now.isEmpty()) {
            return !standing.isOpen() && !opened;
        }
        return now.size() == 1
                && now.getFirst().open() == standing.isOpen()
                && now.getFirst().severity().equals(standing.inHarp());
    }
}
