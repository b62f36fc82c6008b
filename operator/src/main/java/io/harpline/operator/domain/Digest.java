package io.harpline.operator.domain;

import io.harpline.schemas.json.Sha256;
import java.nio.ByteBuffer;

/// Tells contents apart: the first 128 bits of a SHA-256.
public record Digest(long high, long low) {

    public static Digest of(byte[] content) {
        ByteBuffer hash = ByteBuffer.wrap(Sha256.digest(content));
        return new Digest(hash.getLong(), hash.getLong());
    }

    /// That of a sequence: this one, and then the next.
    Digest then(Digest next) {
        return of(ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(high)
                .putLong(low)
                .putLong(next.high)
                .putLong(next.low)
                .array());
    }
}
