package io.harpline.prove.report;

import java.time.Instant;
import java.util.Map;

/// How a run stood at one moment.
///
/// @param sent so far; the next three are those of it that were answered with 200, answered otherwise, not answered
/// @param answerP50Millis of the answers since the sample before; NaN where there was none, as with the next
/// @param transformLag committed records that transform has yet to process; -1 where that could not be had, as with the
///     next two
/// @param sinkLag events that the sink has yet to finish
/// @param spooled records in the spools of all ingests
/// @param processes by member's name, those that are alive
public record Sample(
        Instant at,
        long sent,
        long accepted,
        long refused,
        long unanswered,
        double answerP50Millis,
        double answerP99Millis,
        long transformLag,
        long sinkLag,
        long spooled,
        Map<String, Figures> processes) {

    /// What the kernel says of a process.
    ///
    /// @param rssBytes what is resident; 0 where that is not known, as with the next
    public record Figures(long pid, long rssBytes, int threads) {}
}
