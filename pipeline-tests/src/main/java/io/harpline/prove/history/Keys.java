package io.harpline.prove.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.local.gardin.SignedNotification;
import io.harpline.schemas.json.Sha256;
import java.time.Duration;

/// The keys that Gardin signs with, and their rotation in the middle of the run:
///
/// ```
/// 0 %           45 %              50 %                       55 %          100 %
///  │ first       │ first, few second│ first, few second       │ second        │
///                                   └ ingest is told the second one
/// ```
///
/// Those few are of kind EARLY_KEY up to 55 %, since an instance that is down or frozen learns of a key late.
final class Keys {

    private final byte[] first;
    private final byte[] second;
    private final byte[] wrong;
    private final Duration duration;

    Keys(long seed, Duration duration) {
        first = secret(seed, "first");
        second = secret(seed, "second");
        wrong = secret(seed, "wrong");
        this.duration = duration;
    }

    byte[] first() {
        return first;
    }

    byte[] second() {
        return second;
    }

    Duration secondKnownAt() {
        return duration.dividedBy(2);
    }

    /// Whether some already sign with the second while the others still sign with the first.
    boolean areMixed(Duration at) {
        return isPast(45, at) && !isPast(55, at);
    }

    /// By the key that ingest is sure to know.
    String sign(byte[] body, Duration at) {
        return SignedNotification.sign(body, isPast(55, at) ? second : first);
    }

    String signEarly(byte[] body) {
        return SignedNotification.sign(body, second);
    }

    /// By a key that ingest never learns of.
    String signWrongly(byte[] body) {
        return SignedNotification.sign(body, wrong);
    }

    private boolean isPast(int percent, Duration at) {
        return at.multipliedBy(100).compareTo(duration.multipliedBy(percent)) >= 0;
    }

    private static byte[] secret(long seed, String which) {
        String digits = Sha256.hex((which + " secret of " + seed).getBytes(UTF_8));
        return (which + "-" + digits.substring(0, 40)).getBytes(UTF_8);
    }
}
