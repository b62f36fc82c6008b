package io.harpline.operator.domain;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/// What is to be sent again of the dead letters that were asked for, and why the others are not. Made a second time,
/// once all was delivered, it has nothing to send.
///
/// An event carries the whole state of its alert, so of each alert at most one letter is sent, the newest: order per
/// alert needs nothing else, and no older word ever goes before a newer one.
///
/// @param letters those that were asked for, in the order in which they were written
public record RedrivePlan(List<Judged> letters) {

    /// A dead letter and what there is to be done about it.
    public record Judged(Letter letter, Fate fate) {}

    /// Plans.
    ///
    /// @param all dead letters, asked for or not: also one that was not asked for replaces an older one
    public static RedrivePlan of(Collection<Letter> all, Known known, Predicate<Letter> asked) {
        // A word that Harp knows replaces none that it does not: a replay may have had the same told anew.
        Map<String, Letter> newest = all.stream()
                .filter(letter -> known.told(letter).isEmpty())
                .collect(toMap(Letter::alert, letter -> letter, BinaryOperator.maxBy(Letter.BY_NEWS)));
        return new RedrivePlan(all.stream()
                .filter(asked)
                .sorted(Letter.BY_TIME)
                .map(letter -> new Judged(letter, fate(letter, known, newest)))
                .toList());
    }

    private static Fate fate(Letter letter, Known known, Map<String, Letter> newest) {
        if (letter.version().isEmpty()) {
            return Fate.UNREADABLE;
        }
        Optional<Fate> told = known.told(letter);
        if (told.isPresent()) {
            return told.get();
        }
        if (!letter.equals(newest.get(letter.alert()))) {
            return Fate.REPLACED;
        }
        return known.isWaiting(letter) ? Fate.WAITING : Fate.OPEN;
    }

    /// In this order.
    public List<Letter> toSend() {
        return onlyOpen().stream().map(Judged::letter).toList();
    }

    public List<Judged> onlyOpen() {
        return letters.stream().filter(judged -> judged.fate() == Fate.OPEN).toList();
    }

    /// How many are not sent, and why.
    public Map<Fate, Long> skipped() {
        return letters.stream()
                .map(Judged::fate)
                .filter(fate -> fate != Fate.OPEN)
                .collect(groupingBy(fate -> fate, () -> new EnumMap<>(Fate.class), counting()));
    }
}
