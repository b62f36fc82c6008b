package io.harpline.prove.check;

import io.harpline.prove.nemesis.Happened;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What went wrong in a run, as checks ask for it.
record Faults(List<Happened> all) {

    private static final Set<String> ENDINGS = Set.of("kill", "stop", "state", "rolling", "scale", "ended");
    private static final Pattern STATUS = Pattern.compile("answered with (\\d{3})");

    /// Only the moment is told of what ended by itself; so long until it is there again, at most.
    private static final Duration RESTART = Duration.ofSeconds(20);

    static Faults of(Reckoning known) {
        return new Faults(known.evidence().happened());
    }

    /// One of these that was there at some moment between the two.
    Optional<Happened> between(Instant from, Instant to, Predicate<Happened> which) {
        return all.stream()
                .filter(fault -> !fault.from().isAfter(to) && !end(fault).isBefore(from))
                .filter(which)
                .findFirst();
    }

    private static Instant end(Happened fault) {
        return fault.fault().equals("ended") ? fault.to().plus(RESTART) : fault.to();
    }

    /// Whether it happens to that member. Of a service that is scaled the first one stays as it is.
    static boolean touches(Happened fault, String member) {
        return fault.target().equals(member) || (member.startsWith(fault.target() + "-") && !member.endsWith("-1"));
    }

    /// Whether that member is ended by it, or started.
    static boolean ends(Happened fault, String member) {
        return ENDINGS.contains(fault.fault()) && touches(fault, member);
    }

    /// Whether Kafka is away by it, or slow, for anybody.
    static boolean isOfKafka(Happened fault) {
        return fault.target().contains("kafka") || fault.fault().equals("disk");
    }

    /// The alerts that Harp was told to fail, by alertId, with the statuses that it answered.
    Map<String, Set<Integer>> poisoned() {
        Map<String, Set<Integer>> poisoned = new HashMap<>();
        for (Happened fault : all) {
            if (fault.fault().equals("poison")) {
                Matcher status = STATUS.matcher(fault.detail());
                Set<Integer> statuses = status.find() ? Set.of(Integer.valueOf(status.group(1))) : Set.of();
                Arrays.stream(fault.detail().split("[ ,:]+", -1))
                        .forEach(word -> poisoned.computeIfAbsent(word, unseen -> new HashSet<>())
                                .addAll(statuses));
            }
        }
        return poisoned;
    }
}
