package io.harpline.prove.load;

import io.harpline.prove.history.Kind;
import java.util.Map;

/// What was answered in the whole, for the report.
///
/// @param byKind how many of each kind had which status; 0: no answer
/// @param p50Millis of all answers that came; NaN where none came, as with the next
/// @param mostBehindMillis how late, at worst, a request was begun with: those who are to answer were too slow for the
///     rate
public record Answers(
        long sent,
        Map<Kind, Map<Integer, Long>> byKind,
        double p50Millis,
        double p99Millis,
        double p999Millis,
        double mostMillis,
        long mostBehindMillis) {}
