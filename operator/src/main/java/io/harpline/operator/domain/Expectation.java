package io.harpline.operator.domain;

import io.harpline.schemas.harp.Replay.Mode;
import java.util.HashMap;
import java.util.Map;

/// What events would do at Harp, asked for one after the other in the order of their partition: each time as if those
/// before it were told.
public final class Expectation {

    private final Mode mode;
    private final Map<String, Long> told;
    private final Map<String, Long> waiting;
    private final Map<String, Long> waitingAnew;

    /// All by record key.
    ///
    /// @param mode EVENTS or CURRENT
    /// @param delivered the newest version that Harp has acknowledged
    /// @param waiting the newest that was sent again and the sink has not finished
    /// @param waitingAnew the newest of those that were sent in mode CURRENT
    public Expectation(
            Mode mode, Map<String, Long> delivered, Map<String, Long> waiting, Map<String, Long> waitingAnew) {
        this.mode = mode;
        this.told = new HashMap<>(delivered);
        this.waiting = waiting;
        this.waitingAnew = waitingAnew;
    }

    /// Of the next event.
    ///
    /// @param closes whether it closes its alert
    /// @param isBeforeTheSink whether the sink has it still before it, by itself
    public Effect of(String alert, long version, boolean closes, boolean isBeforeTheSink) {
        Long newest = told.get(alert);
        if (newest != null && version < newest) {
            return Effect.SUPERSEDED;
        }
        if (newest != null && version == newest) {
            return again(alert, version);
        }
        told.put(alert, version);
        if (isBeforeTheSink || isIn(waiting, alert, version)) {
            return Effect.ON_ITS_WAY;
        }
        if (closes) {
            return Effect.RESOLVE;
        }
        return newest == null ? Effect.CREATE : Effect.CHANGE;
    }

    private Effect again(String alert, long version) {
        if (mode != Mode.CURRENT) {
            return Effect.DELIVERED;
        }
        return isIn(waitingAnew, alert, version) ? Effect.ON_ITS_WAY : Effect.RESTORE;
    }

    private static boolean isIn(Map<String, Long> versions, String alert, long version) {
        return versions.getOrDefault(alert, -1L) >= version;
    }
}
