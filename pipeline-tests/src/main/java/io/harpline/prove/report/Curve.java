package io.harpline.prove.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// A figure over time, thinned out to what a picture can show.
///
/// @param points in the order of time
record Curve(String name, String colour, List<Point> points) {

    /// @param value NaN where it is not known: the curve is broken there
    record Point(Instant at, double value) {}

    private static final int MOST_POINTS = 1_000;

    /// Of many samples the highest of each stretch stands for it: what a picture leaves out is never the peak.
    ///
    /// @param value of a sample; below 0 if it is not known
    static Curve of(String name, String colour, List<Sample> samples, ToDoubleFunction<Sample> value) {
        return new Curve(
                name,
                colour,
                thinned(samples.stream()
                        .map(sample -> point(sample.at(), value.applyAsDouble(sample)))
                        .toList()));
    }

    /// How much a count grows in a second.
    static Curve rate(String name, String colour, List<Sample> samples, ToDoubleFunction<Sample> count) {
        List<Point> points = new ArrayList<>();
        for (int i = 1; i < samples.size(); i++) {
            Sample before = samples.get(i - 1);
            Sample after = samples.get(i);
            double seconds = Math.max(1, after.at().toEpochMilli() - before.at().toEpochMilli()) / 1e3;
            points.add(point(after.at(), (count.applyAsDouble(after) - count.applyAsDouble(before)) / seconds));
        }
        return new Curve(name, colour, thinned(points));
    }

    double highest() {
        return points.stream()
                .mapToDouble(Point::value)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    private static Point point(Instant at, double value) {
        return new Point(at, value < 0 ? Double.NaN : value);
    }

    private static List<Point> thinned(List<Point> points) {
        int stretch = (points.size() + MOST_POINTS - 1) / MOST_POINTS;
        if (stretch <= 1) {
            return points;
        }
        List<Point> thinned = new ArrayList<>();
        for (int from = 0; from < points.size(); from += stretch) {
            Point highest = points.get(from);
            for (Point point : points.subList(from, Math.min(points.size(), from + stretch))) {
                highest = !(point.value() <= highest.value()) && !Double.isNaN(point.value()) ? point : highest;
            }
            thinned.add(highest);
        }
        return thinned;
    }
}
