package io.harpline.operator.domain;

import io.harpline.operator.domain.Doubt.Kind;
import io.harpline.operator.domain.StoryEntry.NotTaken;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.Phase;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.harp.Receipt.Result;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether what Harp last acknowledged of an alert is how it stands, at each integration that was told of it. What
/// counts is what Harp shows by it: after a cut-over the state may have an older version, or the same and be another.
/// Versions tell only where nobody knows any more what Harp was told.
record LastWord(AlertStory story) {

    private static final Set<Result> POSTED = EnumSet.of(Result.DELIVERED, Result.REFUSED, Result.EXHAUSTED);

    /// What speaks against it; nothing where Harp was told.
    List<Doubt> doubts() {
        List<Doubt> doubts = new ArrayList<>();
        AlertState truth = story.truth().orElse(null);
        if (truth == null) {
            if (!story.acknowledged().isEmpty()) {
                doubts.add(new Doubt(
                        Kind.NOT_KNOWN,
                        "Harp has acknowledged this alert, of which neither a state nor an event is kept any more"));
            }
            return doubts;
        }
        if (story.acknowledged().isEmpty() && !goesNowhere(truth)) {
            doubts.add(doubt("Harp has acknowledged nothing of it", truth));
        }
        for (Acknowledged harp : story.acknowledged()) {
            Optional<AlertState> shown = story.after(harp);
            boolean agrees = shown.map(known -> looksLike(known, truth)).orElse(harp.version() == truth.version());
            if (!agrees) {
                doubts.add(doubt(
                        "Harp (" + harp.destination() + ") has last acknowledged v" + harp.version()
                                + shown.filter(_ -> harp.version() == truth.version())
                                        .map(known -> " as " + known.phase() + " " + known.severity())
                                        .orElse(""),
                        truth));
            } else if (failedSince(harp)) {
                doubts.add(new Doubt(
                        Kind.HARP_DIFFERS,
                        "Harp (%s) has acknowledged v%d, and did not take it when a replay told it again: v%d is a dead letter%s"
                                .formatted(
                                        harp.destination(),
                                        harp.version(),
                                        harp.version(),
                                        placeOfLetter(harp.version()))));
            }
        }
        return doubts;
    }

    /// Only a replay in mode CURRENT has posted what was acknowledged: Harp may have lost it.
    private boolean failedSince(Acknowledged harp) {
        return story.receipts(harp.version()).stream()
                .filter(receipt ->
                        receipt.destination().equals(harp.destination()) && POSTED.contains(receipt.result()))
                .reduce((_, later) -> later)
                .filter(last -> last.result() != Result.DELIVERED && !harp.at().isAfter(last.finishedAt()))
                .isPresent();
    }

    /// To Harp a closed alert is closed, however severe it was.
    private static boolean looksLike(AlertState shown, AlertState truth) {
        return shown.phase() == truth.phase()
                && (truth.phase() == Phase.CLOSED || shown.severity() == truth.severity());
    }

    private boolean goesNowhere(AlertState truth) {
        List<Receipt> receipts = story.receipts(newestVersion(truth));
        return !receipts.isEmpty() && receipts.getLast().result() == Result.NOT_ROUTED;
    }

    private Doubt doubt(String harp, AlertState truth) {
        String so =
                "%s, and the alert is %s %s v%d: ".formatted(harp, truth.phase(), truth.severity(), truth.version());
        long newest = newestVersion(truth);
        List<Receipt> receipts = story.receipts(newest);
        if (receipts.isEmpty()) {
            return new Doubt(Kind.UNDER_WAY, so + "harp-sink has not finished v" + newest);
        }
        Receipt last = receipts.getLast();
        return new Doubt(
                Kind.HARP_DIFFERS,
                so
                        + switch (last.result()) {
                            case REFUSED, EXHAUSTED ->
                                "v%d is a dead letter%s".formatted(newest, placeOfLetter(newest));
                            case NOT_ROUTED -> "v" + newest + " goes to no integration";
                            case DELIVERED, ALREADY_DELIVERED, SUPERSEDED ->
                                "v%d was %s at %s".formatted(newest, last.result(), last.destination());
                        });
    }

    private long newestVersion(AlertState truth) {
        return story.newest().map(AlertEvent::version).orElse(truth.version());
    }

    private String placeOfLetter(long version) {
        return story.all(NotTaken.class).reversed().stream()
                .filter(letter -> letter.version() != null && letter.version() == version)
                .findFirst()
                .map(letter -> ", " + StoryEntry.text(letter.place()))
                .orElse("");
    }
}
