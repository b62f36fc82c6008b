package io.harpline.operator.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A record that is not the same on both sides.
///
/// @param key of the alert
/// @param record what tells it from the alert's others in that topic
/// @param changes field by field, where it is on both sides
public record Difference(String topic, String key, String record, Verdict verdict, List<Change> changes) {

    /// What became of a field.
    ///
    /// @param live absent where the field is not there; so is renewed
    public record Change(
            String field, @Nullable String live, @Nullable String renewed) {}

    public Difference {
        changes = List.copyOf(changes);
    }

    /// The differences of one alert's records in one topic, of which there are some: if the records are the same, it
    /// is their order.
    ///
    /// @param live each record's fields, by what tells it from the others
    public static List<Difference> between(
            String topic, String key, Map<String, Map<String, String>> live, Map<String, Map<String, String>> renewed) {
        List<Difference> differences = new ArrayList<>();
        for (String record : union(live, renewed)) {
            Map<String, String> before = live.get(record);
            Map<String, String> after = renewed.get(record);
            Verdict verdict = Verdict.of(before, after);
            if (verdict.isDifference()) {
                List<Change> changes = before == null || after == null ? List.of() : changes(before, after);
                differences.add(new Difference(topic, key, record, verdict, changes));
            }
        }
        if (differences.isEmpty()) {
            differences.add(new Difference(topic, key, "order", Verdict.DIFFERS, List.of()));
        }
        return differences;
    }

    private static List<Change> changes(Map<String, String> before, Map<String, String> after) {
        return union(before, after).stream()
                .map(field -> new Change(field, before.get(field), after.get(field)))
                .filter(change -> Verdict.of(change.live(), change.renewed()).isDifference())
                .toList();
    }

    private static TreeSet<String> union(Map<String, ?> one, Map<String, ?> other) {
        TreeSet<String> names = new TreeSet<>(new TreeMap<>(one).keySet());
        names.addAll(other.keySet());
        return names;
    }
}
