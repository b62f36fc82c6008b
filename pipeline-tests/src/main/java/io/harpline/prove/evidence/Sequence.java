package io.harpline.prove.evidence;

import java.util.Arrays;

/// The records of one key in one topic, as digests.
public final class Sequence {

    private static final long[] NONE = {};

    private long[] digests = NONE;

    /// An alert has a handful, so that there is no room to be kept for more.
    void add(long digest) {
        digests = Arrays.copyOf(digests, digests.length + 1);
        digests[digests.length - 1] = digest;
    }

    public int size() {
        return digests.length;
    }

    /// How many of its first records are the same.
    public int sameAs(Sequence other) {
        int difference = Arrays.mismatch(digests, other.digests);
        return difference < 0 ? digests.length : difference;
    }
}
