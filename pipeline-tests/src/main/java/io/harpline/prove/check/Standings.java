package io.harpline.prove.check;

import io.harpline.prove.model.Joined;
import io.harpline.prove.model.Standing;
import io.harpline.schemas.alert.AlertState;
import org.jspecify.annotations.Nullable;

/// States as Harpline writes them, in the model's words.
final class Standings {

    private Standings() {}

    static Standing of(AlertState state) {
        return new Standing(
                state.version(),
                state.jobId(),
                state.alertType().name(),
                new Joined(
                        state.phase().name(),
                        state.severity().name(),
                        state.raisedAt(),
                        state.severityChangedAt(),
                        state.closedAt(),
                        name(state.closeReason()),
                        state.gaps().stream().map(Enum::name).toList()),
                state.firstReceivedAt(),
                state.lastReceivedAt());
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
