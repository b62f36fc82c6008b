package io.harpline.operator.domain;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// How the alerts of a topic compare, each counted once.
///
/// @param notCompared those whose whole story is not there any more; see [Coverage]
public record TopicTally(String topic, long same, long differs, long onlyLive, long onlyNew, long notCompared) {

    public static TopicTally none(String topic) {
        return new TopicTally(topic, 0, 0, 0, 0, 0);
    }

    /// Adds a partition.
    ///
    /// @param differing is told of each alert that is not the same
    public TopicTally and(
            Fingerprints live, Fingerprints renewed, Predicate<String> comparable, Consumer<String> differing) {
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        Set<String> keys = new HashSet<>(live.keys());
        keys.addAll(renewed.keys());
        for (String key : keys) {
            Verdict verdict = comparable.test(key) ? Verdict.of(live.of(key), renewed.of(key)) : Verdict.NOT_COMPARED;
            counts.merge(verdict, 1L, Long::sum);
            if (verdict.isDifference()) {
                differing.accept(key);
            }
        }
        return new TopicTally(
                topic,
                same + counts.getOrDefault(Verdict.SAME, 0L),
                differs + counts.getOrDefault(Verdict.DIFFERS, 0L),
                onlyLive + counts.getOrDefault(Verdict.ONLY_LIVE, 0L),
                onlyNew + counts.getOrDefault(Verdict.ONLY_NEW, 0L),
                notCompared + counts.getOrDefault(Verdict.NOT_COMPARED, 0L));
    }

    public long differences() {
        return differs + onlyLive + onlyNew;
    }
}
