package io.harpline.schemas.signature;

import java.security.MessageDigest;

/// A named secret that a source signs with.
///
/// @param id its name, as it stands in the archive's `key-id` header; no secret
/// @param secret what signs
public record SigningKey(String id, Secret secret) {

    /// Whether the signature is this key's over exactly these bytes. Takes the same time whatever differs.
    public boolean signed(byte[] body, Signature signature) {
        return MessageDigest.isEqual(secret.sign(body), signature.bytes());
    }
}
