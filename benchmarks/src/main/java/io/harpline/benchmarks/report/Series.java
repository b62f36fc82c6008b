package io.harpline.benchmarks.report;

import java.util.List;

/// The rounds of one server under one load.
///
/// @param server what was measured
/// @param load under which load
/// @param median the rounds' medians
/// @param rounds in the order in which they were run
public record Series<F>(String server, String load, F median, List<F> rounds) {}
