package io.harpline.benchmarks.report;

/// A figure beside what it is to be.
///
/// @param name what it is the figure of
/// @param value what was measured
/// @param bound what it is to reach, or not to exceed
/// @param unit behind both; empty for a ratio
/// @param reached whether it does
public record Target(String name, double value, double bound, String unit, boolean atLeast, boolean reached) {

    /// It must be this high.
    public static Target atLeast(String name, double value, double bound) {
        return new Target(name, value, bound, "", true, value >= bound);
    }

    /// It must not be higher than this.
    public static Target atMost(String name, double value, double bound, String unit) {
        return new Target(name, value, bound, unit, false, value <= bound);
    }

    /// What it is to be.
    public String wanted() {
        return (atLeast ? "≥ " : "≤ ") + Figure.of(bound) + (unit.isEmpty() ? "" : " " + unit);
    }

    /// What it is.
    public String measured() {
        return Figure.of(value) + (unit.isEmpty() ? "" : " " + unit);
    }
}
