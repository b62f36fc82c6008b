package io.harpline.operator.domain;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Which alerts of a partition can be compared: those of which the archive, and the outcomes on both sides, still hold
/// the whole story. What retention has removed on one side only makes no difference.
public final class Coverage {

    private final Map<String, Long> firstOfLive = new HashMap<>();
    private final Map<String, Long> firstOfNew = new HashMap<>();
    private long start;

    /// @param start the first offset that the archive holds
    public Coverage(long start) {
        this.start = start;
    }

    /// That the live outcomes tell of this archived record.
    public void live(String key, long origin) {
        firstOfLive.merge(key, origin, Math::min);
    }

    /// That the new outcomes tell of this archived record.
    public void renewed(String key, long origin) {
        firstOfNew.merge(key, origin, Math::min);
    }

    /// That the first of the live outcomes are gone.
    public void liveHasLostItsHead() {
        startAtFirst(firstOfLive);
    }

    /// That the first of the new outcomes are gone.
    public void renewedHasLostItsHead() {
        startAtFirst(firstOfNew);
    }

    /// Whether the whole story of this alert is there; not so of an alert of which no outcome tells at all.
    public boolean covers(String key) {
        Long live = firstOfLive.get(key);
        Long renewed = firstOfNew.get(key);
        return (live != null || renewed != null)
                && (live == null || live >= start)
                && (renewed == null || renewed >= start);
    }

    private void startAtFirst(Map<String, Long> firsts) {
        OptionalLong first =
                firsts.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Collections.min(firsts.values()));
        start = Math.max(start, first.orElse(Long.MAX_VALUE));
    }
}
