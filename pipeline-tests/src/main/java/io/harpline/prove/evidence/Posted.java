package io.harpline.prove.evidence;

import java.time.Instant;

/// A post that Harp has taken, whether or not its sender heard of it.
///
/// @param key `tenantId/alertId`
/// @param severity in Harp's words
/// @param instance the sink that posted it, as it says itself
public record Posted(Instant at, String key, String eventId, String severity, String instance) {}
