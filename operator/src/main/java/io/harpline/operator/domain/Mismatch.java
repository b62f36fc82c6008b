package io.harpline.operator.domain;

import java.util.Comparator;

/// Something that does not add up.
///
/// @param topic of the record at fault
/// @param place of that record
/// @param alert its record key, or `-` where that is gone too
public record Mismatch(Kind kind, String topic, Place place, String alert) implements Comparable<Mismatch> {

    private static final Comparator<Mismatch> ORDER =
            Comparator.comparing(Mismatch::topic).thenComparing(Mismatch::place).thenComparing(Mismatch::kind);

    public enum Kind {
        NO_OUTCOME("it has no outcome"),
        TWO_OUTCOMES("it has more than one outcome"),
        NO_NOTIFICATION("it has an outcome, and is not there"),
        NO_EVENT("its outcome names an event that is not there"),
        NO_CAUSE("no outcome names it, nor has its notification another"),
        EVENT_TWICE("the same event stands before it"),
        NO_RECEIPT("it has no receipt"),
        NO_DEAD_LETTER("it was given up, and there is no dead letter"),
        RECEIPT_OF_NOTHING("it tells of an event that is not there");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    @Override
    public int compareTo(Mismatch other) {
        return ORDER.compare(this, other);
    }
}
