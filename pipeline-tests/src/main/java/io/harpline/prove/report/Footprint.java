package io.harpline.prove.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the lives of one member took of the machine.
///
/// @param lives how many processes it was, one after the other
/// @param rssFirst of its last life, when it was first seen; then when it was last seen; bytes
/// @param rssMost of all lives
/// @param threadsMost of all lives
record Footprint(
        String member, int lives, long rssFirst, long rssLast, long rssMost, int threadsLast, int threadsMost) {

    static List<Footprint> of(List<Sample> samples) {
        Map<String, Footprint> byMember = new TreeMap<>();
        Map<String, Long> pids = new TreeMap<>();
        for (Sample sample : samples) {
            sample.processes().forEach((member, now) -> {
                Long before = pids.put(member, now.pid());
                boolean anew = before == null || before != now.pid();
                byMember.merge(member, first(member, now), (known, next) -> known.and(next, anew));
            });
        }
        return List.copyOf(byMember.values());
    }

    private static Footprint first(String member, Sample.Figures now) {
        return new Footprint(member, 1, now.rssBytes(), now.rssBytes(), now.rssBytes(), now.threads(), now.threads());
    }

    private Footprint and(Footprint next, boolean anew) {
        return new Footprint(
                member,
                lives + (anew ? 1 : 0),
                anew ? next.rssFirst : rssFirst,
                next.rssLast,
                Math.max(rssMost, next.rssMost),
                next.threadsLast,
                Math.max(threadsMost, next.threadsMost));
    }
}
