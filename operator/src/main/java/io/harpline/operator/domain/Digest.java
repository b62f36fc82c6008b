package io.harpline.operator.domain;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Tells contents apart: the first 128 bits of a SHA-256.
public record Digest(long high, long low) {

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Digest::sha256);

    public static Digest of(byte[] content) {
        ByteBuffer hash = ByteBuffer.wrap(SHA_256.get().digest(content));
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
