package io.harpline.transform.domain;

import io.harpline.schemas.topic.Origin;

/// A notification that an alert remembers.
///
/// @param digest of its bytes
/// @param origin the archived record that brought it first
public record SeenId(String notificationId, Fingerprint digest, Origin origin) {}
