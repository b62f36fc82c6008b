package io.harpline.local.demo;

import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.alert.Gap;
import io.harpline.schemas.gardin.QuarantineReason;
import io.harpline.schemas.harp.Receipt;
import java.util.List;

/// What becomes of one notification, without the places and numbers that differ from run to run.
sealed interface Fate {

    /// Not taken.
    record Refused(int status, boolean archived) implements Fate {}

    /// It made an event, which went to Harp.
    record Applied(AlertEventType event, List<Gap> gaps, Receipt.Result receipt) implements Fate {}

    record Duplicate() implements Fate {}

    /// Its facts were joined.
    ///
    /// @param gaps what is missing still
    record Absorbed(List<Gap> gaps) implements Fate {}

    record Quarantined(QuarantineReason reason) implements Fate {}

    static Fate delivered(AlertEventType event, Gap... gaps) {
        return new Applied(event, List.of(gaps), Receipt.Result.DELIVERED);
    }
}
