package io.harpline.operator.domain;

import org.jspecify.annotations.Nullable;

/// How two sides compare.
public enum Verdict {
    SAME,
    DIFFERS,
    ONLY_LIVE,
    ONLY_NEW,
    NOT_COMPARED;

    /// @param live absent where there is nothing of it; so is renewed
    static Verdict of(@Nullable Object live, @Nullable Object renewed) {
        if (live == null) {
            return renewed == null ? SAME : ONLY_NEW;
        }
        if (renewed == null) {
            return ONLY_LIVE;
        }
        return live.equals(renewed) ? SAME : DIFFERS;
    }

    boolean isDifference() {
        return this != SAME && this != NOT_COMPARED;
    }
}
