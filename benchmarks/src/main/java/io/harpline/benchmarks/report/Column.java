package io.harpline.benchmarks.report;

import java.util.function.ToDoubleFunction;

/// One figure of each row, in a table or a chart. 0 is shown as what was not measured.
public record Column<F>(String head, ToDoubleFunction<F> figure) {

    double of(F figures) {
        return figure.applyAsDouble(figures);
    }
}
