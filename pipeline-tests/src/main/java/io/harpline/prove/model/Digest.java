package io.harpline.prove.model;

import io.harpline.schemas.json.Sha256;
import java.nio.ByteBuffer;

/// The first half of a SHA-256: enough to tell bytes apart, and small enough to be held by the million.
public record Digest(long high, long low) {

    public static Digest of(byte[] bytes) {
        ByteBuffer whole = ByteBuffer.wrap(Sha256.digest(bytes));
        return new Digest(whole.getLong(), whole.getLong());
    }

    /// Of all 64 hex digits.
    public static Digest ofHex(String sha256) {
        return new Digest(Long.parseUnsignedLong(sha256, 0, 16, 16), Long.parseUnsignedLong(sha256, 16, 32, 16));
    }

    @Override
    public String toString() {
        return "sha-256 %016x%016x…".formatted(high, low);
    }
}
