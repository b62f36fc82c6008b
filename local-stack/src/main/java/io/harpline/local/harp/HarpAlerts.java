package io.harpline.local.harp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// All alerts of a Harp, and what a post does to them. Not safe for threads: whoever owns it locks.
///
/// Looking up and applying are two steps, as in Harp, which does both without a transaction: a post that was looked up
/// as unknown makes an alert, even if another of its identity appeared in the meantime.
final class HarpAlerts {

    /// In the order of their ids, which begin at 1.
    private final List<HarpAlert> alerts = new ArrayList<>();

    private final Map<HarpIdentity, List<Integer>> byIdentity = new HashMap<>();

    /// The id of the one alert of this identity; empty if there is none, and also if there are several: those are
    /// never matched again.
    OptionalInt find(HarpIdentity identity) {
        List<Integer> found = byIdentity.getOrDefault(identity, List.of());
        return found.size() == 1 ? OptionalInt.of(found.getFirst()) : OptionalInt.empty();
    }

    /// Applies a post to what [#find] had found for it.
    ///
    /// | incoming | known alert | effect |
    /// | --- | --- | --- |
    /// | ok | none, or closed | ignored |
    /// | ok | open | closed |
    /// | other | none | created |
    /// | other | open | overwritten, its severity changed up or down |
    /// | other | closed | reopened |
    void apply(OptionalInt known, HarpPost post, Instant at) {
        if (known.isPresent()) {
            int index = known.getAsInt() - 1;
            alerts.set(index, alerts.get(index).after(post, at));
        } else if (post.severity() != HarpSeverity.OK) {
            int id = alerts.size() + 1;
            alerts.add(HarpAlert.created(id, post, at));
            byIdentity.merge(post.identity(), List.of(id), HarpAlerts::both);
        }
    }

    private static List<Integer> both(List<Integer> some, List<Integer> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /// Both steps at once.
    void accept(HarpPost post, Instant at) {
        apply(find(post.identity()), post, at);
    }

    /// All alerts in the order of their creation, the closed ones too.
    List<HarpAlert> all() {
        return List.copyOf(alerts);
    }
}
