package io.harpline.operator.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HexFormat;

/// Numbers event ids in the order in which they are first seen, from 0; 24 to 48 bytes for each.
final class EventIds {

    private static final int FEWEST = 64;
    private static final int HALF = 16;

    private long[] high = new long[FEWEST / 2];
    private long[] low = new long[FEWEST / 2];
    // The numbers, plus 1, by hash; open addressing, never more than half full.
    private int[] table = new int[FEWEST];
    private int size;

    /// The number of an id, which gets one if it has none.
    int number(String id) {
        Digest digest = digest(id);
        int slot = slot(digest.high(), digest.low());
        if (table[slot] != 0) {
            return table[slot] - 1;
        }
        if (size == high.length) {
            grow();
            slot = slot(digest.high(), digest.low());
        }
        high[size] = digest.high();
        low[size] = digest.low();
        table[slot] = ++size;
        return size - 1;
    }

    int size() {
        return size;
    }

    /// An event id is 32 hex digits, which is all there is to keep; whatever else it may be is told apart by its hash.
    private static Digest digest(String id) {
        if (id.length() == 2 * HALF) {
            try {
                return new Digest(
                        HexFormat.fromHexDigitsToLong(id, 0, HALF), HexFormat.fromHexDigitsToLong(id, HALF, 2 * HALF));
            } catch (NumberFormatException notHex) {
                return Digest.of(id.getBytes(UTF_8));
            }
        }
        return Digest.of(id.getBytes(UTF_8));
    }

    private int slot(long idHigh, long idLow) {
        int slot = Long.hashCode(idHigh * 0x9E3779B97F4A7C15L ^ idLow) & (table.length - 1);
        while (table[slot] != 0 && (high[table[slot] - 1] != idHigh || low[table[slot] - 1] != idLow)) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private void grow() {
        high = Arrays.copyOf(high, 2 * size);
        low = Arrays.copyOf(low, 2 * size);
        table = new int[4 * size];
        for (int i = 0; i < size; i++) {
            table[slot(high[i], low[i])] = i + 1;
        }
    }
}
