package io.harpline.operator.domain;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a partition holds, by key: a fingerprint, whatever the number and size of the records, some 170 bytes
/// an alert.
public final class Fingerprints {

    private final Map<String, Digest> byKey = new HashMap<>();

    /// One more record of the key, where all of them count, in their order.
    public void append(String key, Digest record) {
        byKey.merge(key, record, Digest::then);
    }

    /// A newer record of the key, where the newest one counts.
    ///
    /// @param newest absent for a tombstone
    public void replace(String key, @Nullable Digest newest) {
        if (newest == null) {
            byKey.remove(key);
        } else {
            byKey.put(key, newest);
        }
    }

    Set<String> keys() {
        return byKey.keySet();
    }

    @Nullable
    Digest of(String key) {
        return byKey.get(key);
    }
}
