package io.harpline.prove.evidence;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The secrets of a run. They cannot be printed.
public final class Keys {

    private static final String ALGORITHM = "HmacSHA256";

    private final Map<String, byte[]> signing;
    private final Map<String, byte[]> all;

    /// The secrets.
    ///
    /// @param signing what Gardin signs with, by key id
    /// @param others what else must not be shown, by a name of its own: the key of Harp's integration
    public Keys(Map<String, byte[]> signing, Map<String, String> others) {
        this.signing = Map.copyOf(signing);
        this.all = new HashMap<>(signing);
        others.forEach((name, secret) -> all.put(name, secret.getBytes(StandardCharsets.UTF_8)));
    }

    /// All of them, by name.
    Map<String, byte[]> all() {
        return all;
    }

    /// The id of the key that signed exactly these bytes; null if none did.
    @Nullable
    String signerOf(byte[] body, @Nullable String signature) {
        byte[] signed = bytes(signature);
        if (signed == null) {
            return null;
        }
        return signing.entrySet().stream()
                .filter(key -> MessageDigest.isEqual(sign(body, key.getValue()), signed))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static byte @Nullable [] bytes(@Nullable String signature) {
        try {
            return signature == null ? null : HexFormat.of().parseHex(signature);
        } catch (IllegalArgumentException notHex) {
            return null;
        }
    }

    private static byte[] sign(byte[] body, byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }

    @Override
    public String toString() {
        return "Keys[redacted]";
    }
}
