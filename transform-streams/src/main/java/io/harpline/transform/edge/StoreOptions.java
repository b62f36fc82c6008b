package io.harpline.transform.edge;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Options;

/// Hands each store the memory that it shares with all others. Kafka Streams makes one for each store, by its class.
public final class StoreOptions implements RocksDBConfigSetter {

    /// Where the settings of Kafka Streams hold the [StoreMemory].
    static final String MEMORY = "harpline.store.memory";

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        requireNonNull((StoreMemory) configs.get(MEMORY)).applyTo(options);
    }

    @Override
    public void close(String storeName, Options options) {
        // The memory belongs to all, and is closed after them.
    }
}
