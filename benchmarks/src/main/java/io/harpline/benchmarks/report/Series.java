package io.harpline.benchmarks.report;

import java.util.List;

/// The rounds of one server under one load.
///
/// @param server what was measured
/// @param load under which load
/// @param rounds in the order in which they were run
public record Series(String server, String load, List<Figures> rounds) {

    /// The rounds' medians.
    public Figures median() {
        return Figures.median(rounds);
    }
}
