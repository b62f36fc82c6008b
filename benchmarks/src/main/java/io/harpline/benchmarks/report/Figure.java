package io.harpline.benchmarks.report;

import java.util.Locale;

/// Numbers for people.
final class Figure {

    private Figure() {}

    /// With about three digits that count.
    static String of(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }

    /// As [#of], where 0 stands for what was not measured.
    static String orNone(double value) {
        return value == 0 ? "-" : of(value);
    }
}
