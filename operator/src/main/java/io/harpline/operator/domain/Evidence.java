package io.harpline.operator.domain;

import io.harpline.schemas.json.Rfc3339;
import java.time.Instant;
import java.util.Optional;

/// What a record's headers say of the request that its body came with.
///
/// @param receivedAt when it had been read, as text
/// @param keyId the name of the key that verified it then
public record Evidence(
        Optional<String> source,
        Optional<String> receivedAt,
        Optional<String> ingestId,
        Optional<String> signature,
        Optional<String> keyId) {

    /// When it had been read, if that can be read.
    public Optional<Instant> time() {
        return Rfc3339.parse(receivedAt.orElse(null));
    }
}
