package io.harpline.operator.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.local.gardin.SignedNotification;
import io.harpline.operator.domain.KnownKeys.Known;
import io.harpline.schemas.signature.KeyName;
import io.harpline.schemas.signature.Secret;
import io.harpline.schemas.signature.SigningKey;
import java.util.Optional;

/// A request of source `gardin`, and the keys that may have signed it.
final class SomeEvidence {

    static final String RECEIVED = "2026-11-20T06:00:00.250Z";
    static final byte[] BODY = """
            {"tenantId":"T1","alertId":"A1","notificationId":"N1"}""".getBytes(UTF_8);

    private SomeEvidence() {}

    /// Received at [#RECEIVED], with [#BODY] signed by this secret.
    static Evidence signedWith(String secret, String keyId) {
        return evidence(SignedNotification.sign(BODY, secret.getBytes(UTF_8)), keyId);
    }

    static Evidence evidence(String signature, String keyId) {
        return new Evidence(
                Optional.of("gardin"),
                Optional.of(RECEIVED),
                Optional.of("I1"),
                Optional.of(signature),
                Optional.of(keyId));
    }

    static Known key(String id, String secret, Period validity) {
        return new Known(new KeyName("gardin", id), new SigningKey(id, new Secret(secret.getBytes(UTF_8))), validity);
    }
}
