package io.harpline.operator.domain;

import io.harpline.schemas.alert.AlertState;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The alerts whose newest state is asked for. PastEvent of every state in its order, it holds no more than it lists.
public final class FoundAlerts {

    private static final Comparator<AlertState> BY_KEY =
            Comparator.comparing(AlertState::tenantId).thenComparing(AlertState::alertId);

    private final Predicate<AlertState> asked;
    private final Map<String, AlertState> found = new HashMap<>();

    public FoundAlerts(Predicate<AlertState> asked) {
        this.asked = asked;
    }

    /// Takes notice of a state.
    ///
    /// @param newest the newest state so far; absent where the alert was removed
    public void take(String key, @Nullable AlertState newest) {
        if (newest != null && asked.test(newest)) {
            found.put(key, newest);
        } else {
            found.remove(key);
        }
    }

    /// By tenant and alert.
    public List<AlertState> list() {
        return found.values().stream().sorted(BY_KEY).toList();
    }
}
