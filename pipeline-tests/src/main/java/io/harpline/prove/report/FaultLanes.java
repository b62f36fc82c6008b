package io.harpline.prove.report;

import io.harpline.prove.nemesis.Happened;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What went wrong when: a lane for each kind of fault, and in it as many rows as happened at once.
final class FaultLanes {

    private static final int ROW = 16;
    private static final int BAR = 12;
    private static final double NARROWEST = 2;
    private static final Map<String, String> COLOURS = Map.ofEntries(
            Map.entry("kill", "#c8553d"),
            Map.entry("stop", "#d98b76"),
            Map.entry("freeze", "#457b9d"),
            Map.entry("network", "#d9a13b"),
            Map.entry("harp", "#8d6a9f"),
            Map.entry("poison", "#b08fc0"),
            Map.entry("disk", "#6b705c"),
            Map.entry("state", "#a44a3f"),
            Map.entry("rolling", "#5b8e7d"),
            Map.entry("scale", "#2a9d8f"),
            Map.entry("partition", "#bc6c25"));

    /// @param rows of bars that do not overlap
    private record Lane(String fault, long count, List<List<Happened>> rows) {}

    private final List<Lane> lanes = new ArrayList<>();

    FaultLanes(List<Happened> happened) {
        Map<String, List<Happened>> byFault = new TreeMap<>();
        happened.stream()
                .sorted(Comparator.comparing(Happened::from))
                .forEach(one -> byFault.computeIfAbsent(one.fault(), key -> new ArrayList<>())
                        .add(one));
        byFault.forEach((fault, all) -> lanes.add(new Lane(fault, all.size(), rows(all))));
    }

    int height() {
        return lanes.stream().mapToInt(FaultLanes::height).sum();
    }

    void draw(Svg svg, TimeAxis time, double top) {
        double y = top;
        for (Lane lane : lanes) {
            svg.line(20, y - 2, time.right(), y - 2, "grid");
            svg.text(20, y + 10, "head", lane.fault());
            svg.text(time.left() - 6, y + 10, "tiny end", "× " + lane.count());
            for (int row = 0; row < lane.rows().size(); row++) {
                draw(svg, time, y + row * ROW, lane.rows().get(row));
            }
            y += height(lane);
        }
    }

    /// How a fault's bars are coloured.
    static String colour(String fault) {
        return COLOURS.getOrDefault(fault, "#7a8b99");
    }

    private static void draw(Svg svg, TimeAxis time, double y, List<Happened> row) {
        for (int i = 0; i < row.size(); i++) {
            Happened one = row.get(i);
            double x = time.x(one.from());
            double wide = Math.max(NARROWEST, time.x(one.to()) - x);
            String says = one.fault() + " " + one.target() + ": " + one.detail();
            svg.rect(x, y, wide, BAR, "rx=\"2\" fill=\"%s\"".formatted(colour(one.fault())), says);
            double free = i + 1 < row.size() ? time.x(row.get(i + 1).from()) : time.right();
            if (x + wide + 3 + Svg.widthOfTiny(one.target()) < free) {
                svg.text(x + wide + 3, y + 9.5, "tiny", one.target());
            } else if (Svg.widthOfTiny(one.target()) + 4 < wide) {
                svg.text(x + 3, y + 9.5, "tiny inside", one.target());
            }
        }
    }

    private static List<List<Happened>> rows(List<Happened> all) {
        List<List<Happened>> rows = new ArrayList<>();
        for (Happened one : all) {
            List<Happened> fitting = rows.stream()
                    .filter(row -> !row.getLast().to().isAfter(one.from()))
                    .findFirst()
                    .orElseGet(() -> {
                        List<Happened> row = new ArrayList<>();
                        rows.add(row);
                        return row;
                    });
            fitting.add(one);
        }
        return rows;
    }

    private static int height(Lane lane) {
        return lane.rows().size() * ROW + 4;
    }
}
