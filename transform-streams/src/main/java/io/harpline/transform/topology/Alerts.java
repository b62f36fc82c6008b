package io.harpline.transform.topology;

import io.harpline.transform.domain.Alert;
import io.harpline.transform.domain.Alert.Unknown;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// The alerts of one partition, and in front of the store those that were written last: while an archive is processed
/// again, an alert's notifications follow one another within thousands of others. They are held as the store has
/// them, since thousands of objects that live for a second are what a garbage collector likes least.
///
/// It lives no longer than what Kafka Streams holds uncommitted: after an aborted transaction there is a new one.
final class Alerts {

    private static final int MOST_RECENT = 2_048;

    /// Alerts that take more have seen dozens of notifications, and are rare.
    private static final int MOST_BYTES = 2_048;

    private final KeyValueStore<byte[], byte[]> stored;
    private final Map<Bytes, Bytes> recent = new LinkedHashMap<>(2 * MOST_RECENT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Bytes, Bytes> eldest) {
            return size() > MOST_RECENT;
        }
    };

    Alerts(KeyValueStore<byte[], byte[]> stored) {
        this.stored = stored;
    }

    /// The alert of that key, unknown where nothing is stored.
    Alert get(byte @Nullable [] key) {
        if (key == null) {
            return new Unknown();
        }
        Bytes last = recent.get(Bytes.wrap(key));
        return StoredAlert.alert(key, last == null ? stored.get(key) : last.get());
    }

    /// @param alert as [StoredAlert] writes it
    void put(byte[] key, Bytes alert) {
        stored.put(key, alert.get());
        if (alert.get().length <= MOST_BYTES) {
            recent.put(Bytes.wrap(key), alert);
        } else {
            recent.remove(Bytes.wrap(key));
        }
    }

    void forget(byte[] key) {
        stored.put(key, null); // to delete would read it first
        recent.remove(Bytes.wrap(key));
    }
}
