package io.harpline.prove.evidence;

import io.harpline.schemas.topic.Origin;

/// An event that stands in another topic too: in harp.dead-letters.v1, or in harp.replay.v1.
///
/// @param origin where it was read to be put there
public record Again(String eventId, long version, Origin origin) {}
