package io.harpline.prove.load;

/// How far the senders are.
///
/// @param sent so far; the next three are those of it that were answered with 200, answered otherwise, not answered
/// @param p50Millis of the answers since this was asked the last time; NaN where there was none, as with the next
public record Progress(long sent, long accepted, long refused, long unanswered, double p50Millis, double p99Millis) {}
