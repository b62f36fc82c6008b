package io.harpline.transform.topology;

import io.harpline.schemas.alert.AlertKey;
import io.harpline.transform.domain.Alert;
import io.harpline.transform.domain.Alert.Known;
import io.harpline.transform.domain.Alert.Unknown;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// An alert as it lies in the store and its changelog. The first byte says in which shape; a newer Harpline goes on
/// reading all older ones, and writes the newest.
final class StoredAlert {

    /// What the JSON of [StoredAlertV1] begins with.
    private static final byte VERSION_1 = '{';

    private static final byte VERSION_2 = 2;

    private StoredAlert() {}

    /// Always the same bytes for the same alert.
    static byte[] bytes(Known alert) {
        ByteBuffer bytes =
                ByteBuffer.allocate(1 + StoredAlertV2.mostBytes(alert)).put(VERSION_2);
        StoredAlertV2.write(alert, bytes);
        byte[] written = new byte[bytes.position()];
        bytes.flip().get(written);
        return written;
    }

    /// The alert, unknown where nothing is stored.
    ///
    /// @param key under which it is stored: an alert key
    /// @throws IllegalStateException if a newer Harpline stored it: to go on would forget what this one cannot read
    static Alert alert(byte[] key, byte @Nullable [] stored) {
        if (stored == null) {
            return new Unknown();
        }
        return switch (stored[0]) {
            case VERSION_1 -> StoredAlertV1.read(stored);
            case VERSION_2 -> StoredAlertV2.read(AlertKey.of(key), ByteBuffer.wrap(stored, 1, stored.length - 1));
            default ->
                throw new IllegalStateException(
                        "an alert is stored in version " + stored[0] + ", known is " + VERSION_2);
        };
    }
}
