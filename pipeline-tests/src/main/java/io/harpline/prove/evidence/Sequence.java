package io.harpline.prove.evidence;

import io.harpline.prove.model.Place;
import java.util.Arrays;

/// The records of one key in one topic, as digests.
public final class Sequence {

    private long[] digests = new long[2];
    private long[] offsets = new long[2];
    private int partition;
    private int size;

    void add(long digest, Place place) {
        if (size == digests.length) {
            digests = Arrays.copyOf(digests, 2 * size);
            offsets = Arrays.copyOf(offsets, 2 * size);
        }
        partition = place.partition();
        digests[size] = digest;
        offsets[size] = place.offset();
        size++;
    }

    public int size() {
        return size;
    }

    /// How many of its first records are the same.
    public int sameAs(Sequence other) {
        int end = Math.min(size, other.size);
        int difference = Arrays.mismatch(digests, 0, end, other.digests, 0, end);
        return difference < 0 ? end : difference;
    }

    /// Where one of its records stands, or that there is none.
    public String place(int index) {
        return index < size ? new Place(partition, offsets[index]).toString() : "none";
    }
}
