package io.harpline.operator.domain;

import io.harpline.schemas.operation.Operation.Count;
import io.harpline.schemas.signature.KeyName;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How what was kept apart stands. It adds up: all that was looked at stands in one way.
public final class UnverifiedTally implements MoveTally {

    /// What a key has signed of that which belongs into the archive.
    ///
    /// @param first when the first of it was received
    /// @param last when the last of it was
    public record Signed(long count, Instant first, Instant last) {

        Signed with(Signed other) {
            return new Signed(
                    count + other.count,
                    first.isBefore(other.first) ? first : other.first,
                    last.isAfter(other.last) ? last : other.last);
        }
    }

    private final Map<Standing, Long> counts = new EnumMap<>(Standing.class);
    private final Map<KeyName, Signed> signed = new TreeMap<>();

    public void count(Standing standing, long more) {
        if (more != 0) {
            counts.merge(standing, more, Long::sum);
        }
    }

    /// One more that belongs into the archive, and is not there.
    public void toMove(KeyName key, Instant receivedAt) {
        count(Standing.TO_MOVE, 1);
        signed.merge(key, new Signed(1, receivedAt, receivedAt), Signed::with);
    }

    @Override
    public long toMove() {
        return count(Standing.TO_MOVE);
    }

    @Override
    public void moved(long more) {
        count(Standing.TO_MOVE, -more);
        count(Standing.MOVED, more);
    }

    public long count(Standing standing) {
        return counts.getOrDefault(standing, 0L);
    }

    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// In the order of the standings, without those of which there is none.
    @Override
    public List<Count> counts() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() != 0)
                .map(entry -> new Count(entry.getKey().words(), entry.getValue()))
                .toList();
    }

    /// What each key has signed of that which belonged into the archive before anything was moved.
    public Map<KeyName, Signed> signed() {
        return signed;
    }
}
