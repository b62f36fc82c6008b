package io.harpline.operator.domain;

import io.harpline.schemas.signature.KeyName;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What checking the archive has shown. It stays small: a row for each key at hand, and the first few findings.
public final class ArchiveTally {

    /// Of records whose key is not at hand, or not named.
    private static final KeyName NONE = new KeyName("-", "-");

    /// A record with which something is wrong.
    public record Finding(Place place, Verification verification, Evidence evidence) {}

    private final int mostFindings;
    private final Map<KeyName, Map<Verification, Long>> rows = new TreeMap<>();
    private final TreeMap<Place, Finding> findings = new TreeMap<>();

    /// @param mostFindings how many of them are kept, the first ones by partition and offset
    public ArchiveTally(int mostFindings) {
        this.mostFindings = mostFindings;
    }

    public void add(Place place, Verification verification, Optional<KeyName> key, Evidence evidence) {
        count(key.orElse(NONE), verification, 1);
        if (!verification.isGood()) {
            keep(new Finding(place, verification, evidence));
        }
    }

    /// Takes in what another one has counted.
    public void add(ArchiveTally other) {
        other.rows.forEach((key, counts) -> counts.forEach((verification, count) -> count(key, verification, count)));
        other.findings.values().forEach(this::keep);
    }

    /// How many records of each key have shown what; those of no key at hand under `-`.
    public Map<KeyName, Map<Verification, Long>> rows() {
        return rows;
    }

    /// How many have shown that, whatever their key.
    public long count(Verification verification) {
        return rows.values().stream()
                .mapToLong(row -> row.getOrDefault(verification, 0L))
                .sum();
    }

    public long total() {
        return rows.values().stream()
                .flatMap(row -> row.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    /// How many there is something wrong with.
    public long wrong() {
        return Arrays.stream(Verification.values())
                .filter(verification -> !verification.isGood())
                .mapToLong(this::count)
                .sum();
    }

    /// Whether nothing is wrong with any.
    public boolean isClean() {
        return wrong() == 0;
    }

    /// The first ones by partition and offset.
    public List<Finding> findings() {
        return List.copyOf(findings.values());
    }

    private void count(KeyName key, Verification verification, long more) {
        rows.computeIfAbsent(key, _ -> new EnumMap<>(Verification.class)).merge(verification, more, Long::sum);
    }

    private void keep(Finding finding) {
        boolean full = findings.size() >= mostFindings;
        if (mostFindings == 0 || (full && findings.lastKey().compareTo(finding.place()) < 0)) {
            return;
        }
        findings.put(finding.place(), finding);
        if (findings.size() > mostFindings) {
            findings.pollLastEntry();
        }
    }
}
