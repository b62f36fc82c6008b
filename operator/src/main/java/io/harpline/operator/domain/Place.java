package io.harpline.operator.domain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a record, such as a dead letter, stands in its topic; as text `PARTITION-OFFSET`.
public record Place(int partition, long offset) implements Comparable<Place> {

    private static final Pattern FORM = Pattern.compile("(?:harp\\.dead-letters\\.v1-)?(\\d{1,9})-(\\d{1,18})");

    /// The place that a text names, with or without the topic before it; empty where it names none.
    public static Optional<Place> of(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new Place(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(Place other) {
        return partition == other.partition
                ? Long.compare(offset, other.offset)
                : Integer.compare(partition, other.partition);
    }

    @Override
    public String toString() {
        return partition + "-" + offset;
    }
}
