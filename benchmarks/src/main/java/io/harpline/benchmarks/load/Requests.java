package io.harpline.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signed requests, no two of them alike: made and signed before the clock starts, and again once all are used up.
/// Each alert is raised, increased and closed. Not for several threads.
public final class Requests {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    // https://www.crockford.com/base32.html, the digits of a ULID
    private static final byte[] BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".getBytes(StandardCharsets.US_ASCII);

    private final Template[] kinds = {Template.raised(), Template.increased(), Template.closed()};
    private final byte[][] prepared;
    private final Mac mac;
    private final byte[] digest = new byte[32];
    private long made;
    private int used;
    private long late;

    /// As many as that, ready to be sent.
    ///
    /// @param secret what they are signed with
    public Requests(int count, byte[] secret) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
        prepared = new byte[count][];
        for (int at = 0; at < count; at++) {
            prepared[at] = kinds[at % kinds.length].bytes();
            renew(at);
        }
    }

    /// Makes those anew that were sent.
    public void refresh() {
        int toRenew = Math.min(used, prepared.length);
        for (int at = 0; at < toRenew; at++) {
            renew(at);
        }
        used = 0;
    }

    /// The next one. Where more are asked for than were prepared, it is signed now.
    byte[] next() {
        int at = used % prepared.length;
        if (used >= prepared.length) {
            renew(at);
            late++;
        }
        used++;
        return prepared[at];
    }

    /// How many had to be signed while the clock ran.
    public long late() {
        return late;
    }

    private void renew(int at) {
        Template kind = kinds[at % kinds.length];
        byte[] request = prepared[at];
        long number = made++;
        // Groups of as many as there are kinds: the same places hold the same alert, whenever they are renewed.
        count(request, kind.alertId(), number - number % kinds.length);
        count(request, kind.notificationId(), number);
        sign(request, kind);
    }

    private static void count(byte[] request, int from, long number) {
        for (int digit = Template.COUNTED - 1; digit >= 0; digit--) {
            request[from + digit] = BASE32[(int) (number & 31)];
            number >>>= 5;
        }
    }

    private void sign(byte[] request, Template kind) {
        mac.update(request, kind.body(), request.length - kind.body());
        try {
            mac.doFinal(digest, 0);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("32 bytes hold an HMAC-SHA256", impossible);
        }
        for (int at = 0; at < digest.length; at++) {
            request[kind.signature() + 2 * at] = HEX[(digest[at] >> 4) & 15];
            request[kind.signature() + 2 * at + 1] = HEX[digest[at] & 15];
        }
    }
}
