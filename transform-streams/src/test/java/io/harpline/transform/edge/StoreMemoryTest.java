package io.harpline.transform.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.streams.state.internals.BlockBasedTableConfigWithAccessibleCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

@Execution(ExecutionMode.CONCURRENT)
class StoreMemoryTest {

    private static final long MEGABYTE = 1 << 20;
    private static final int STORES = 8;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "63, 16, harpline.transform.rocksdb.memory",
        "64, 15, harpline.transform.rocksdb.write-memory",
        "64, 33, harpline.transform.rocksdb.write-memory",
    })
    void shouldRefuseNonsenseByTheKeysOwnName(long memory, long writes, String key) {
        assertThatThrownBy(() -> new StoreMemory(memory * MEGABYTE, writes * MEGABYTE))
                .hasMessageStartingWith(key + " ");
    }

    @Test
    void shouldBoundWhatManyStoresTakeTogether() throws RocksDBException {
        List<RocksDB> stores = new ArrayList<>();
        try (StoreMemory memory = new StoreMemory(64 * MEGABYTE, 16 * MEGABYTE);
                Options options = asKafkaStreamsHasThem();
                WriteOptions unlogged = new WriteOptions().setDisableWAL(true)) {
            new StoreOptions().setConfig("alerts", options, Map.of(StoreOptions.MEMORY, memory));
            for (int i = 0; i < STORES; i++) {
                stores.add(RocksDB.open(options, directory.resolve("store" + i).toString()));
            }

            long most = 0;
            Random random = new Random(1);
            byte[] value = new byte[2_000];
            for (int key = 0; key < 16_000; key++) {
                random.nextBytes(value);
                for (RocksDB store : stores) {
                    store.put(unlogged, key(key), value);
                    store.get(key(random.nextInt(key + 1)));
                }
                most = Math.max(most, memory.used());
            }

            assertThat(most).isBetween(48 * MEGABYTE, 80 * MEGABYTE);
        } finally {
            stores.forEach(RocksDB::close);
        }
    }

    private static Options asKafkaStreamsHasThem() {
        return new Options()
                .setCreateIfMissing(true)
                .setWriteBufferSize(16 * MEGABYTE)
                .setTableFormatConfig(new BlockBasedTableConfigWithAccessibleCache());
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }
}
