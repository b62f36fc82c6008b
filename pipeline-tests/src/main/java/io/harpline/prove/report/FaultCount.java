package io.harpline.prove.report;

import io.harpline.prove.nemesis.Happened;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How often a kind of fault happened.
///
/// @param targets how often to which
/// @param seconds how long in all
record FaultCount(String fault, long count, Map<String, Long> targets, double seconds) {

    static List<FaultCount> of(List<Happened> happened) {
        Map<String, List<Happened>> byFault =
                happened.stream().collect(Collectors.groupingBy(Happened::fault, TreeMap::new, Collectors.toList()));
        return byFault.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static FaultCount of(String fault, List<Happened> all) {
        Map<String, Long> targets =
                all.stream().collect(Collectors.groupingBy(Happened::target, TreeMap::new, Collectors.counting()));
        double seconds = all.stream()
                .mapToDouble(one -> Duration.between(one.from(), one.to()).toMillis() / 1e3)
                .sum();
        return new FaultCount(fault, all.size(), targets, seconds);
    }
}
