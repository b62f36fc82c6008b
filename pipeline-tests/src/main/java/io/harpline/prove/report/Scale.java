package io.harpline.prove.report;

import java.util.List;
import java.util.stream.DoubleStream;

/// Where a value lies between the bottom and the top of a plot.
///
/// @param ticks values that get a line and a figure
record Scale(double lowest, double highest, boolean isLogarithmic, List<Double> ticks) {

    /// From 0 to a round number not below the highest.
    static Scale linear(double highest) {
        double unit = Math.pow(10, Math.floor(Math.log10(Math.max(1, highest))));
        double top = DoubleStream.of(1, 2, 4, 6, 8, 10)
                .map(factor -> factor * unit)
                .filter(round -> round >= highest)
                .findFirst()
                .orElse(10 * unit);
        return new Scale(0, top, false, List.of(0.0, top / 2, top));
    }

    /// From 1 to a power of ten not below the highest; what is below 1 lies at the bottom.
    static Scale logarithmic(double highest) {
        int powers = (int) Math.max(1, Math.ceil(Math.log10(Math.max(1, highest))));
        List<Double> ticks = DoubleStream.iterate(1, tick -> tick * 10)
                .limit(powers + 1L)
                .boxed()
                .toList();
        return new Scale(1, ticks.getLast(), true, ticks);
    }

    /// From 0 at the bottom to 1 at the top.
    double share(double value) {
        if (!isLogarithmic) {
            return Math.clamp((value - lowest) / (highest - lowest), 0, 1);
        }
        return Math.clamp(Math.log10(Math.max(1, value)) / Math.log10(highest), 0, 1);
    }
}
