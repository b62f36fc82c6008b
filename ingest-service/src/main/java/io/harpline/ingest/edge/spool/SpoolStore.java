package io.harpline.ingest.edge.spool;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// The spool's files: entries in the order of their arrival, under growing sequence numbers, and beside them what was
/// moved aside. An append is on the disk when it returns.
final class SpoolStore implements AutoCloseable {

    /// One entry.
    ///
    /// @param of the store that it was read from; one that is opened later may use its sequence numbers again
    /// @param sequence its place: the lower, the older
    @SuppressWarnings("ArrayRecordComponent") // never compared, never printed
    record Entry(SpoolStore of, long sequence, byte[] bytes) {}

    /// What lies in the store.
    record Contents(long entries, long aside, long bytes) {}

    private static final byte[] ASIDE = "aside".getBytes(US_ASCII);

    private static final long MIB = 1 << 20;

    static {
        RocksDB.loadLibrary();
    }

    private final List<AbstractNativeReference> parts = new ArrayList<>();
    private final RocksDB db;
    private final ColumnFamilyHandle entries;
    private final ColumnFamilyHandle aside;
    private final WriteOptions synced;
    private long nextSequence;

    /// Opens the directory, or makes it. What was moved aside stands at the end of the entries again.
    ///
    /// @throws IOException if the directory cannot be used, another process uses it, or its files are damaged
    /// elsewhere than at their torn end
    SpoolStore(Path directory) throws IOException {
        try {
            Files.createDirectories(directory);
            ColumnFamilyOptions families = own(families());
            List<ColumnFamilyHandle> handles = new ArrayList<>();
            db = own(RocksDB.open(
                    own(options()),
                    directory.toString(),
                    List.of(
                            new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, families),
                            new ColumnFamilyDescriptor(ASIDE, families)),
                    handles));
            entries = own(handles.get(0));
            aside = own(handles.get(1));
            synced = own(new WriteOptions().setSync(true));
            nextSequence = lastSequence() + 1;
            takeBackWhatIsAside();
        } catch (IOException | RocksDBException failed) {
            close();
            throw failure(failed);
        }
    }

    /// Appends these, in this order, with a single fsync.
    void append(List<byte[]> records) throws IOException {
        try (WriteBatch batch = new WriteBatch()) {
            for (byte[] record : records) {
                batch.put(entries, key(nextSequence++), record);
            }
            db.write(synced, batch);
        } catch (RocksDBException failed) {
            throw failure(failed);
        }
    }

    /// The oldest entries behind a sequence number.
    ///
    /// @param after -1 for the very oldest
    /// @param bytes after how many bytes to stop; at least one entry comes, if there is one
    List<Entry> read(long after, long bytes) throws IOException {
        List<Entry> read = new ArrayList<>();
        try (RocksIterator position = db.newIterator(entries)) {
            long left = bytes;
            for (position.seek(key(after + 1)); position.isValid() && left > 0; position.next()) {
                Entry entry = new Entry(this, sequence(position.key()), position.value());
                left -= entry.bytes().length;
                read.add(entry);
            }
            position.status();
        } catch (RocksDBException failed) {
            throw failure(failed);
        }
        return read;
    }

    /// Removes these. Not synced: what a crash brings back goes to Kafka twice.
    ///
    /// One by one: with each read RocksDB lays all ranges that were removed over one another, until its files
    /// are written anew. A few thousand of them took seconds, and hundreds of megabytes.
    void remove(List<Entry> drained) throws IOException {
        try (WriteBatch batch = new WriteBatch();
                WriteOptions unsynced = new WriteOptions()) {
            for (Entry entry : drained) {
                batch.delete(entries, key(entry.sequence()));
            }
            db.write(unsynced, batch);
        } catch (RocksDBException failed) {
            throw failure(failed);
        }
    }

    /// Frees the disk of all entries up to this one, which have been removed.
    void reclaimUpTo(long last) throws IOException {
        try {
            db.deleteFilesInRanges(entries, List.of(key(0), key(last + 1)), false);
        } catch (RocksDBException failed) {
            throw failure(failed);
        }
    }

    /// Takes an entry out of the way of the others.
    void moveAside(Entry entry) throws IOException {
        try (WriteBatch batch = new WriteBatch()) {
            batch.put(aside, key(entry.sequence()), entry.bytes());
            batch.delete(entries, key(entry.sequence()));
            db.write(synced, batch);
        } catch (RocksDBException failed) {
            throw failure(failed);
        }
    }

    /// Counts; reads everything.
    Contents contents() throws IOException {
        long[] counts = new long[3];
        try (RocksIterator entry = db.newIterator(entries);
                RocksIterator outOfTheWay = db.newIterator(aside)) {
            for (entry.seekToFirst(); entry.isValid(); entry.next()) {
                counts[0]++;
                counts[2] += entry.value().length;
            }
            entry.status();
            for (outOfTheWay.seekToFirst(); outOfTheWay.isValid(); outOfTheWay.next()) {
                counts[1]++;
                counts[2] += outOfTheWay.value().length;
            }
            outOfTheWay.status();
        } catch (RocksDBException failed) {
            throw failure(failed);
        }
        return new Contents(counts[0], counts[1], counts[2]);
    }

    @Override
    public void close() {
        parts.reversed().forEach(AbstractNativeReference::close);
        parts.clear();
    }

    private void takeBackWhatIsAside() throws RocksDBException {
        try (RocksIterator position = db.newIterator(aside)) {
            position.seekToFirst();
            while (position.isValid()) {
                try (WriteBatch batch = new WriteBatch()) {
                    while (position.isValid() && batch.getDataSize() < 4 * MIB) {
                        batch.put(entries, key(nextSequence++), position.value());
                        batch.delete(aside, position.key());
                        position.next();
                    }
                    db.write(synced, batch);
                }
            }
            position.status();
        }
    }

    private long lastSequence() throws RocksDBException {
        try (RocksIterator position = db.newIterator(entries)) {
            position.seekToLast();
            position.status();
            return position.isValid() ? sequence(position.key()) : -1;
        }
    }

    private <T extends AbstractNativeReference> T own(T part) {
        parts.add(part);
        return part;
    }

    private static DBOptions options() {
        return new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                // A torn end was never answered with 200. Damage before it is no reason to forget what lies behind: the
                // spool does not open then, and says so. (Recycled logs would not allow for this.)
                .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
                .setMaxTotalWalSize(64 * MIB)
                .setMaxBackgroundJobs(2)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(2);
    }

    private ColumnFamilyOptions families() {
        LRUCache cache = own(new LRUCache(4 * MIB));
        return new ColumnFamilyOptions()
                .setWriteBufferSize(16 * MIB)
                .setMaxWriteBufferNumber(3)
                .setCompressionType(CompressionType.NO_COMPRESSION)
                .setTableFormatConfig(new BlockBasedTableConfig().setBlockCache(cache));
    }

    private static IOException failure(Exception failed) {
        return failed instanceof IOException io ? io : new IOException(failed.getMessage(), failed);
    }

    private static byte[] key(long sequence) {
        return ByteBuffer.allocate(Long.BYTES).putLong(sequence).array();
    }

    private static long sequence(byte[] key) {
        return ByteBuffer.wrap(key).getLong();
    }
}
