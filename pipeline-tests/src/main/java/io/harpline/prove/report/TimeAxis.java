package io.harpline.prove.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Where a moment lies in the picture, from left to right.
record TimeAxis(Instant from, Instant to, double left, double right) {

    private static final List<Integer> STEPS =
            List.of(1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 14_400, 28_800);
    private static final int MOST_TICKS = 14;

    double x(Instant at) {
        double all = Math.max(1, Duration.between(from, to).toMillis());
        double share = Duration.between(from, at).toMillis() / all;
        return left + Math.clamp(share, 0, 1) * (right - left);
    }

    /// At round times after the beginning.
    List<Duration> ticks() {
        long seconds = Duration.between(from, to).toSeconds();
        int step = STEPS.stream()
                .filter(candidate -> seconds / candidate < MOST_TICKS)
                .findFirst()
                .orElse(86_400);
        List<Duration> ticks = new ArrayList<>();
        for (long at = 0; at <= seconds; at += step) {
            ticks.add(Duration.ofSeconds(at));
        }
        return ticks;
    }

    static String text(Duration tick) {
        return tick.toHours() > 0
                ? "%d:%02d:%02d".formatted(tick.toHours(), tick.toMinutesPart(), tick.toSecondsPart())
                : "%d:%02d".formatted(tick.toMinutes(), tick.toSecondsPart());
    }
}
