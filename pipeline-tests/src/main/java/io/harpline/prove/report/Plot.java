package io.harpline.prove.report;

import java.util.List;
import java.util.Locale;

/// Curves over a common time, with a scale of their own.
record Plot(String title, String unit, Scale scale, List<Curve> curves) {

    static final int HEIGHT = 104;

    void draw(Svg svg, TimeAxis time, double top) {
        double bottom = top + HEIGHT;
        svg.text(20, top + 12, "head", title);
        svg.text(20, top + 28, "soft", unit);
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            double y = top + 46 + 17 * i;
            svg.rect(20, y - 5, 12, 3, "fill=\"%s\"".formatted(curve.colour()));
            svg.text(38, y, "tiny", curve.name());
        }
        for (double tick : scale.ticks()) {
            double y = bottom - scale.share(tick) * HEIGHT;
            svg.line(time.left(), y, time.right(), y, tick == scale.lowest() ? "axis" : "grid");
            svg.text(
                    time.left() - 6,
                    y + 3,
                    "tiny end",
                    (scale.isLogarithmic() && tick == scale.lowest() ? "≤ " : "") + figure(tick));
        }
        for (Curve curve : curves) {
            svg.path(path(curve, time, bottom), curve.colour());
        }
    }

    private String path(Curve curve, TimeAxis time, double bottom) {
        StringBuilder path = new StringBuilder();
        boolean broken = true;
        for (Curve.Point point : curve.points()) {
            if (!Double.isNaN(point.value())) {
                path.append(String.format(
                        Locale.ROOT,
                        "%s%.1f %.1f",
                        broken ? "M" : "L",
                        time.x(point.at()),
                        bottom - scale.share(point.value()) * HEIGHT));
            }
            broken = Double.isNaN(point.value());
        }
        return path.isEmpty() ? "M0 0" : path.toString();
    }

    private static String figure(double tick) {
        return tick >= 1_000_000
                ? String.format(Locale.ROOT, "%.0f M", tick / 1e6)
                : tick == Math.rint(tick)
                        ? String.format(Locale.ROOT, "%,.0f", tick)
                        : String.format(Locale.ROOT, "%.1f", tick);
    }
}
