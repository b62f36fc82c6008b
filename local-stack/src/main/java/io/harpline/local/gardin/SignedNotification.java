package io.harpline.local.gardin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A webhook request as Gardin makes it: the body's bytes and their signature.
public final class SignedNotification {

    /// The request header that carries the signature.
    public static final String SIGNATURE_HEADER = "Gardin-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] body;
    private final String signature;

    private SignedNotification(byte[] body, String signature) {
        this.body = body;
        this.signature = signature;
    }

    /// The notification as JSON, signed.
    public static SignedNotification of(GardinBody body, byte[] secret) {
        return of(body.json().getBytes(StandardCharsets.UTF_8), secret);
    }

    /// These very bytes, signed, whether or not they are a notification.
    public static SignedNotification of(byte[] body, byte[] secret) {
        return new SignedNotification(body.clone(), sign(body, secret));
    }

    /// HMAC-SHA256 of the bytes in 64 lower-case hex digits.
    ///
    /// @param secret the shared secret in UTF-8; not empty
    public static String sign(byte[] body, byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    public byte[] body() {
        return body.clone();
    }

    public String signature() {
        return signature;
    }
}
