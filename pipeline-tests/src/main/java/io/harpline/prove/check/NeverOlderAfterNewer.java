package io.harpline.prove.check;

import static java.util.Comparator.comparing;

import io.harpline.prove.evidence.Read;
import io.harpline.schemas.harp.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Harp's last word on an alert is never older than one it had before.
final class NeverOlderAfterNewer {

    /// A post whose answer came.
    private record Word(Instant startedAt, Instant endedAt, long version, String eventId, boolean acknowledged) {}

    /// Times are cut to milliseconds.
    private static final Duration ROUNDING = Duration.ofMillis(2);

    private NeverOlderAfterNewer() {}

    /// What Harp acknowledged, in the order in which it did so; and of what it answered at all, never two at once.
    static Verdict acknowledged(Reckoning known) {
        Findings findings = new Findings(
                4, "no acknowledged post of an alert is older than one before it, and no two answered ones meet");
        Map<String, List<Word>> words = new HashMap<>();
        for (Read<Receipt> read : known.evidence().receipts()) {
            Receipt receipt = read.value();
            receipt.attempts().stream()
                    .filter(attempt -> attempt.status() != null)
                    .map(attempt -> new Word(
                            attempt.startedAt(),
                            attempt.startedAt().plusMillis(attempt.millis()),
                            receipt.version(),
                            receipt.eventId(),
                            Receipts.isAcknowledged(attempt)))
                    .forEach(word -> words.computeIfAbsent(read.key(), unseen -> new ArrayList<>())
                            .add(word));
        }
        words.forEach(
                (alert, ofAlert) -> look(alert, ofAlert.stream().distinct().toList(), findings));
        return findings.verdict();
    }

    private static void look(String alert, List<Word> words, Findings findings) {
        List<Word> ended = words.stream()
                .filter(Word::acknowledged)
                .sorted(comparing(Word::endedAt).thenComparingLong(Word::version))
                .toList();
        List<Word> started = words.stream().sorted(comparing(Word::startedAt)).toList();
        for (int i = 0; i < ended.size(); i++) {
            Word word = ended.get(i);
            Word before = ended.get(Math.max(i - 1, 0));
            findings.require(
                    before.version() <= word.version(),
                    "an older word after a newer one",
                    () -> "%s: %s was acknowledged after %s".formatted(alert, word, before));
        }
        for (int i = 1; i < started.size(); i++) {
            Word next = started.get(i);
            Word previous = started.get(i - 1);
            if (next.startedAt().isBefore(previous.endedAt().minus(ROUNDING))) {
                findings.breach(
                        "two posts of one alert at once",
                        "%s: %s was begun before the end of %s".formatted(alert, next, previous));
            }
        }
    }

    /// What the sink remembers of it.
    static Verdict remembered(Reckoning known) {
        Findings findings = new Findings(4, "the versions in harp.delivered.v1 never fall");
        Map<String, Read<Long>> newest = new HashMap<>();
        for (Read<Long> version : known.evidence().delivered()) {
            Read<Long> before = newest.put(version.key(), version);
            findings.require(
                    before == null || before.value() <= version.value(),
                    "an older version stands behind a newer one",
                    () -> version + "; before it " + before);
        }
        return findings.verdict();
    }
}
