package io.harpline.prove.check;

import io.harpline.prove.evidence.Posted;
import io.harpline.prove.evidence.Read;
import io.harpline.prove.nemesis.Happened;
import io.harpline.schemas.alert.AlertEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What Harp took of an alert never becomes older, acknowledged or not. Only an attempt whose outcome its sink could
/// not know may land late: it is unanswered, or its sink was struck, or Harp was, or the way there.
final class NeverOlderInHarp {

    /// Longer than a session, a request and what waits for both.
    private static final Duration BEFORE = Duration.ofSeconds(40);

    private static final Duration AFTER = Duration.ofSeconds(1);

    private static final Set<String> STRUCK = Set.of("kill", "freeze", "scale", "rolling", "ended");

    private NeverOlderInHarp() {}

    static Verdict of(Reckoning known) {
        Findings findings = new Findings(4, "what Harp takes of an alert never becomes older, but for what was lost");
        Faults faults = Faults.of(known);
        Receipts receipts = Receipts.of(known.evidence());
        Map<String, Posted> newest = new HashMap<>();
        Map<String, Long> versions = new HashMap<>();
        long excused = 0;
        for (Posted post : known.evidence().posts()) {
            Read<AlertEvent> event = known.events().get(post.eventId());
            if (event == null) {
                continue; // another check's
            }
            findings.look();
            long before = versions.getOrDefault(post.key(), 0L);
            if (event.value().version() >= before) {
                versions.put(post.key(), event.value().version());
                newest.put(post.key(), post);
            } else if (receipts.hasUnknown(post.eventId()) || isStruck(post, faults)) {
                excused++;
            } else {
                findings.breach(
                        "an older word after a newer one",
                        "version %d after %d: %s after %s"
                                .formatted(event.value().version(), before, post, newest.get(post.key())));
            }
        }
        findings.note(excused, "older ones landed late: their outcome was unknown, or their sink or Harp was struck");
        return findings.verdict();
    }

    private static boolean isStruck(Posted post, Faults faults) {
        return faults.between(post.at().minus(BEFORE), post.at().plus(AFTER), fault -> explains(fault, post))
                .isPresent();
    }

    private static boolean explains(Happened fault, Posted post) {
        boolean ofHarp = (fault.target().equals("harp") && !fault.fault().equals("poison"))
                || fault.target().equals("sink>harp");
        return ofHarp || (STRUCK.contains(fault.fault()) && happensTo(fault, post.instance()));
    }

    /// Also to the first instance, when further ones take partitions from it.
    private static boolean happensTo(Happened fault, String sink) {
        return Faults.touches(fault, sink) || sink.startsWith(fault.target() + "-");
    }
}
