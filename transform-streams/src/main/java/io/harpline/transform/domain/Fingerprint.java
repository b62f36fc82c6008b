package io.harpline.transform.domain;

import io.harpline.schemas.json.Sha256;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/// Tells bytes apart: the first 16 bytes of their SHA-256.
///
/// @param high the first eight, big-endian
/// @param low the other eight
public record Fingerprint(long high, long low) {

    public static Fingerprint of(byte[] bytes) {
        ByteBuffer digest = ByteBuffer.wrap(Sha256.digest(bytes));
        return new Fingerprint(digest.getLong(), digest.getLong());
    }

    /// As 32 lower-case hex digits.
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
