package io.harpline.prove.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A body that cannot be applied.
///
/// @param faults all that is wrong with it; which of them is named first is nobody's promise
public record Faulty(@Nullable String alert, @Nullable String notificationId, Set<Fault> faults) implements Told {

    public Faulty {
        faults = Set.copyOf(faults);
    }
}
