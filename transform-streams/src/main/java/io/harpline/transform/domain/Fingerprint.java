package io.harpline.transform.domain;

import io.harpline.schemas.json.Sha256;

/// Tells bytes apart: the first 16 bytes of their SHA-256, as 32 lower-case hex digits.
public final class Fingerprint {

    private static final int DIGITS = 32;

    private Fingerprint() {}

    public static String of(byte[] bytes) {
        return Sha256.hex(bytes).substring(0, DIGITS);
    }
}
