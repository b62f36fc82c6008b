package io.harpline.ingest.app;

import io.harpline.schemas.gardin.UnverifiedReason;
import java.util.Optional;

/// A request that was refused because its genuineness was not shown.
///
/// @param keyId the name of the key that verified the signature, where one did
public record UnverifiedRequest(Arrival arrival, Optional<String> keyId, UnverifiedReason reason) {}
