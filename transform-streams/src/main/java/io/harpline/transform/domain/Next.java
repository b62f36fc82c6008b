package io.harpline.transform.domain;

import io.harpline.schemas.alert.AlertEvent;
import java.util.List;
import java.util.Optional;

/// What comes of a notification that meets its alert.
///
/// @param alert the alert from now on; the very same one after a DUPLICATE or a conflict; unknown if it was too late
/// @param notes what was odd but did not stop the alert
public record Next(Alert alert, Verdict verdict, List<String> notes) {

    public Next {
        notes = List.copyOf(notes);
    }

    /// The event it made, if something visible rose.
    public Optional<AlertEvent> event() {
        return verdict instanceof Verdict.Applied(AlertEvent event) ? Optional.of(event) : Optional.empty();
    }
}
