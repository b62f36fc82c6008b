package io.harpline.transform.topology;

import io.harpline.transform.domain.Alert;
import io.harpline.transform.domain.Alert.Known;
import io.harpline.transform.domain.Alert.Unknown;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// The alerts of one partition, and in front of the store those that were written last, as they are: while an
/// archive is processed again, an alert's notifications follow one another within thousands of others.
///
/// It lives no longer than what Kafka Streams holds uncommitted: after an aborted transaction there is a new one.
final class Alerts {

    private static final int MOST_RECENT = 2_048;

    /// Alerts that have seen more are rare, and large.
    private static final int MOST_SEEN = 16;

    private final KeyValueStore<byte[], byte[]> stored;
    private final Map<Bytes, Known> recent = new LinkedHashMap<>(2 * MOST_RECENT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Bytes, Known> eldest) {
            return size() > MOST_RECENT;
        }
    };

    Alerts(KeyValueStore<byte[], byte[]> stored) {
        this.stored = stored;
    }

    /// An alert, and what is to be stored of it.
    record Written(Known alert, Bytes bytes) {

        static Written of(Known alert) {
            return new Written(alert, Bytes.wrap(StoredAlert.bytes(alert)));
        }
    }

    /// The alert of that key, unknown where nothing is stored.
    Alert get(byte @Nullable [] key) {
        if (key == null) {
            return new Unknown();
        }
        Known known = recent.get(Bytes.wrap(key));
        return known == null ? StoredAlert.alert(key, stored.get(key)) : known;
    }

    void put(byte[] key, Written written) {
        stored.put(key, written.bytes().get());
        if (written.alert().books().seen().remembered().size() <= MOST_SEEN) {
            recent.put(Bytes.wrap(key), written.alert());
        } else {
            recent.remove(Bytes.wrap(key));
        }
    }

    void forget(byte[] key) {
        stored.put(key, null); // to delete would read it first
        recent.remove(Bytes.wrap(key));
    }
}
