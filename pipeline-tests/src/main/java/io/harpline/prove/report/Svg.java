package io.harpline.prove.report;

import java.util.Locale;

/// A picture that is being drawn, and needs nothing from elsewhere.
final class Svg {

    private static final String STYLE = """
            <style>
              text { font: 12px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #1f2933 }
              .title { font-size: 20px; font-weight: 600 } .head { font-weight: 600 }
              .soft { fill: #687684 } .tiny { font-size: 10px; fill: #46525e } .inside { fill: #fff }
              .end { text-anchor: end } .mid { text-anchor: middle }
              .grid { stroke: #e4e9ee } .axis { stroke: #9aa5b1 }
              .line { fill: none; stroke-width: 1.4; stroke-linejoin: round }
            </style>
            """;

    private final StringBuilder drawn = new StringBuilder();
    private final int width;

    Svg(int width) {
        this.width = width;
    }

    void rect(double x, double y, double wide, double high, String attributes) {
        drawn.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" %s/>%n",
                x,
                y,
                wide,
                high,
                attributes));
    }

    /// With a text that shows while the pointer is over it.
    void rect(double x, double y, double wide, double high, String attributes, String says) {
        drawn.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" %s><title>%s</title></rect>%n",
                x,
                y,
                wide,
                high,
                attributes,
                safe(says)));
    }

    void line(double x1, double y1, double x2, double y2, String style) {
        drawn.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                style,
                x1,
                y1,
                x2,
                y2));
    }

    /// @param path as SVG's `d`
    void path(String path, String colour) {
        drawn.append(String.format(Locale.ROOT, "<path class=\"line\" stroke=\"%s\" d=\"%s\"/>%n", colour, path));
    }

    void text(double x, double y, String style, String text) {
        drawn.append(String.format(
                Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n", style, x, y, safe(text)));
    }

    /// The whole document.
    String document(int height) {
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">%n",
                        width,
                        height,
                        width,
                        height)
                + STYLE
                + String.format(Locale.ROOT, "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>%n", width, height)
                + drawn
                + "</svg>\n";
    }

    /// Roughly how wide a text of class `tiny` is.
    static double widthOfTiny(String text) {
        return 5.6 * text.length();
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "?");
    }
}
