package io.harpline.benchmarks.streams;

import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// How many alerts there are, by the newest states. Not for several threads.
public final class LiveKeys implements AutoCloseable {

    private final CommittedRecords states;

    // 64 bits of a key: of ten million, hardly two are the same.
    private final Set<Long> keys = new HashSet<>();

    /// Reads the topic that there is now, from its beginning.
    ///
    /// @param states the topic that stands for alerts.state.v1
    public LiveKeys(String bootstrapServers, String states) {
        this.states = CommittedRecords.fromTheBeginning(bootstrapServers, states);
    }

    /// How many have a state and no tombstone behind it, by all that is committed.
    public long count() {
        states.readAll(this::take);
        return keys.size();
    }

    private void take(ConsumerRecord<byte[], byte[]> state) {
        long key = hash(state.key());
        if (state.value() == null) {
            keys.remove(key);
        } else {
            keys.add(key);
        }
    }

    /// FNV-1a: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
    private static long hash(byte[] key) {
        long hash = 0xCBF29CE484222325L;
        for (byte one : key) {
            hash = (hash ^ (one & 0xFF)) * 0x100000001B3L;
        }
        return hash;
    }

    @Override
    public void close() {
        states.close();
    }
}
