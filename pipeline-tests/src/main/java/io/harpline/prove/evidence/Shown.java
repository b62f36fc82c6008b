package io.harpline.prove.evidence;

/// An alert as Harp shows it in the end.
///
/// @param key `tenantId/alertId`
/// @param severity in Harp's words
public record Shown(int id, String key, boolean open, String severity) {}
