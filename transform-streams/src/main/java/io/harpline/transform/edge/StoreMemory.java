package io.harpline.transform.edge;

import io.harpline.schemas.settings.BadConfig;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/// The memory outside the heap that all stores of this process share, whatever their number: blocks that were read,
/// their indexes and filters, and what was written and is not on disk yet.
///
/// The bound is not strict: RocksDB lets it be exceeded for a moment by what is in use just then, where a strict one
/// would make reads fail.
final class StoreMemory implements AutoCloseable {

    // Below it the stores of 12 partitions would write ever smaller files.
    private static final long LEAST = 64L << 20;
    private static final long LEAST_WRITES = 16L << 20;
    private static final double SHARE_OF_INDEXES = 0.5;
    // What a store takes at once for new writes, by default 1 MiB: with dozens of stores those that are nearly empty
    // would fill the bound together, and all would be written out again and again.
    private static final long WRITE_STEP = 64L << 10;
    // What a store may hold back by itself, two of them, before writes to it wait for the disk: the last
    // resort where the disk cannot keep up with all.
    private static final long WRITE_BUFFER = 4L << 20;
    private static final int WRITE_BUFFERS = 2;
    // Few enough bytes to read for one alert, large enough that the index of millions fits.
    private static final long BLOCK = 16L << 10;

    private final Cache cache;
    private final WriteBufferManager writes;

    /// @param bytes for all of it
    /// @param writeBytes the part of it that what was written may take
    StoreMemory(long bytes, long writeBytes) {
        demand(bytes >= LEAST, "memory must be at least 64M");
        demand(writeBytes >= LEAST_WRITES && writeBytes <= bytes / 2, "write-memory must be 16M to half of memory");
        RocksDB.loadLibrary();
        cache = new LRUCache(bytes, -1, false, SHARE_OF_INDEXES);
        writes = new WriteBufferManager(writeBytes, cache);
    }

    static StoreMemory of(TransformConfig.RocksDb config) {
        return new StoreMemory(
                config.memory().asLongValue(), config.writeMemory().asLongValue());
    }

    /// Has a store that is about to be opened take its memory from here.
    void applyTo(Options store) {
        store.setWriteBufferManager(writes);
        store.setArenaBlockSize(WRITE_STEP);
        store.setWriteBufferSize(WRITE_BUFFER);
        store.setMaxWriteBufferNumber(WRITE_BUFFERS);
        // A third of all notifications ask for an alert that is not there yet. By default the last level, which is
        // nearly all of the data, has no filters, and each such question would read a block of it.
        store.setOptimizeFiltersForHits(false);
        // Kafka Streams wants its own instance changed, not another one set.
        BlockBasedTableConfig table = (BlockBasedTableConfig) store.tableFormatConfig();
        table.setBlockCache(cache);
        table.setBlockSize(BLOCK);
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinL0FilterAndIndexBlocksInCache(true);
        store.setTableFormatConfig(table);
    }

    /// How many bytes are taken just now.
    long used() {
        return cache.getUsage();
    }

    /// Stores that are still open keep what they use.
    @Override
    public void close() {
        writes.close();
        cache.close();
    }

    private static void demand(boolean good, String otherwise) {
        if (!good) {
            throw new BadConfig("harpline.transform.rocksdb." + otherwise);
        }
    }
}
