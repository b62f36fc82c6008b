package io.harpline.transform.topology;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// When which alert is to be forgotten: an index over the alerts, by time and then by key.
///
/// Its earliest entries are held in memory too. To look for them in RocksDB for each record would cost
/// more than all else, the more so since what was removed lies at the front, where every search begins.
final class Agenda {

    private static final int READ_AT_ONCE = 256;
    private static final byte[] NOTHING = {};
    private static final Bytes BEFORE_ALL = Bytes.wrap(NOTHING);
    private static final byte[] BEHIND_ALL = {(byte) 0x80}; // times since 1970 begin with a bit of 0

    private final KeyValueStore<byte[], byte[]> entries;

    /// All entries before [#unread], which is absent once there are no others.
    private final TreeSet<Bytes> next = new TreeSet<>();

    private @Nullable Bytes unread = BEFORE_ALL;

    Agenda(KeyValueStore<byte[], byte[]> entries) {
        this.entries = entries;
    }

    /// Something to be done about an alert.
    record Entry(Instant due, Bytes alertKey) {

        Entry(Instant due, byte[] alertKey) {
            this(due, Bytes.wrap(alertKey));
        }

        static Entry of(Bytes bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes.get());
            Instant due = Instant.ofEpochMilli(buffer.getLong());
            byte[] alertKey = new byte[buffer.remaining()];
            buffer.get(alertKey);
            return new Entry(due, alertKey);
        }

        Bytes bytes() {
            return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + alertKey.get().length)
                    .putLong(due.toEpochMilli())
                    .put(alertKey.get())
                    .array());
        }
    }

    void add(Entry entry) {
        Bytes bytes = entry.bytes();
        entries.put(bytes.get(), NOTHING);
        if (unread == null || bytes.compareTo(unread) < 0) {
            next.add(bytes);
            if (next.size() > 2 * READ_AT_ONCE) {
                unread = next.pollLast();
            }
        }
    }

    void remove(Entry entry) {
        Bytes bytes = entry.bytes();
        entries.put(bytes.get(), null); // to delete would read it first
        next.remove(bytes);
    }

    /// The earliest entries that are due, up to so many.
    List<Entry> due(Instant now, int most) {
        readOn(most);
        List<Entry> due = new ArrayList<>(0);
        for (Bytes bytes : next) {
            Entry entry = Entry.of(bytes);
            if (due.size() == most || entry.due().isAfter(now)) {
                break;
            }
            due.add(entry);
        }
        return due;
    }

    /// At least so many entries are in memory from now on, or all that there are.
    private void readOn(int least) {
        if (next.size() >= least || unread == null) {
            return;
        }
        try (KeyValueIterator<byte[], byte[]> more = entries.range(unread.get(), BEHIND_ALL)) {
            while (more.hasNext() && next.size() < READ_AT_ONCE) {
                next.add(Bytes.wrap(more.next().key));
            }
            unread = more.hasNext() ? Bytes.wrap(more.peekNextKey()) : null;
        }
    }
}
