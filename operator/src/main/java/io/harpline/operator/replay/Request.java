package io.harpline.operator.replay;

import io.harpline.operator.domain.EventSelection;
import io.harpline.schemas.harp.Replay.Mode;
import java.util.Optional;

/// What a plan is asked for.
///
/// @param id of the plan
/// @param requestedBy who asks
/// @param ownTopic a consumer's own; empty where the events go to Harp
/// @param create whether that may be made
/// @param mode EVENTS or CURRENT
/// @param rate events a second
public record Request(
        String id,
        String requestedBy,
        EventSelection selection,
        Optional<String> ownTopic,
        boolean create,
        Mode mode,
        int rate) {}
