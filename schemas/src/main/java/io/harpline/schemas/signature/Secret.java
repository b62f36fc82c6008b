package io.harpline.schemas.signature;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A shared secret, ready to sign with. It cannot be printed.
public final class Secret {

    /// The fewest bytes that a secret may have.
    public static final int SHORTEST = 16;

    private static final String ALGORITHM = "HmacSHA256";

    // Initialised once; a clone signs without looking up the provider and expanding the key again.
    private final Mac prototype;

    /// A secret from its bytes.
    ///
    /// @param key the key as Gardin uses it: the secret's UTF-8 bytes, at least [#SHORTEST]
    /// @throws IllegalArgumentException if it is shorter; the message does not hold it
    public Secret(byte[] key) {
        if (key.length < SHORTEST) {
            throw new IllegalArgumentException("must have at least " + SHORTEST + " bytes, but has " + key.length);
        }
        try {
            prototype = Mac.getInstance(ALGORITHM);
            prototype.init(new SecretKeySpec(key, ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }

    /// HMAC-SHA256 of exactly these bytes: 32 bytes.
    byte[] sign(byte[] body) {
        try {
            return ((Mac) prototype.clone()).doFinal(body);
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the JDK's " + ALGORITHM + " can be cloned", impossible);
        }
    }

    @Override
    public String toString() {
        return "Secret[redacted]";
    }
}
