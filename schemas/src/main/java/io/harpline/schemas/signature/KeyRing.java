package io.harpline.schemas.signature;

import java.util.List;
import java.util.Optional;

/// The keys that a source may sign with: while a secret is being rotated, the old one and the new one.
///
/// @param keys in the order in which they are tried; none at all verifies nothing
public record KeyRing(List<SigningKey> keys) {

    public KeyRing {
        keys = List.copyOf(keys);
    }

    /// The key that signed exactly these bytes.
    public Optional<SigningKey> signerOf(byte[] body, Signature signature) {
        for (SigningKey key : keys) {
            if (key.signed(body, signature)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }
}
