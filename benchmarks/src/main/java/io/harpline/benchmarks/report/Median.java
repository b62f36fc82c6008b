package io.harpline.benchmarks.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// The middle one of some values: what a noisy machine disturbs least.
public final class Median {

    private Median() {}

    /// The middle value, or the mean of the two in the middle.
    ///
    /// @param values at least one
    public static double of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values, no median");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// The median of the rounds' ratios: two servers are compared within a round, when the machine was the same.
    ///
    /// @param above as many rounds as below
    public static <F> double ofRatios(List<F> above, List<F> below, ToDoubleFunction<F> figure) {
        return of(IntStream.range(0, Math.min(above.size(), below.size()))
                .mapToDouble(round -> figure.applyAsDouble(above.get(round)) / figure.applyAsDouble(below.get(round)))
                .toArray());
    }
}
