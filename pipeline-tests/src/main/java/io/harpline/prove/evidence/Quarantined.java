package io.harpline.prove.evidence;

import io.harpline.prove.model.Digest;
import io.harpline.prove.model.Place;

/// What alerts.quarantine.v1 says besides its key.
///
/// @param origin in the archive
public record Quarantined(Digest bytes, Place origin, String reason, String ingestId) {}
