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

/// Which alerts were closed when: an index over them, by time and then by key, that says whom to forget next.
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

    /// That an alert is closed.
    ///
    /// @param closedOn the timestamp of the archived record that closed it
    record Entry(Instant closedOn, Bytes alertKey) {

        Entry(Instant closedOn, byte[] alertKey) {
            this(closedOn, Bytes.wrap(alertKey));
        }

        static Entry of(Bytes bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes.get());
            Instant closedOn = Instant.ofEpochMilli(buffer.getLong());
            byte[] alertKey = new byte[buffer.remaining()];
            buffer.get(alertKey);
            return new Entry(closedOn, alertKey);
        }

        Bytes bytes() {
            return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + alertKey.get().length)
                    .putLong(closedOn.toEpochMilli())
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

    /// The earliest entries, up to that time and up to so many.
    List<Entry> closedUpTo(Instant latest, int most) {
        readOn(most);
        List<Entry> closed = new ArrayList<>(0);
        for (Bytes bytes : next) {
            Entry entry = Entry.of(bytes);
            if (closed.size() == most || entry.closedOn().isAfter(latest)) {
                break;
            }
            closed.add(entry);
        }
        return closed;
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
