package io.harpline.operator.domain;

import io.harpline.schemas.signature.KeyName;
import io.harpline.schemas.signature.Signature;
import io.harpline.schemas.signature.SigningKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The keys at hand, by source and id.
public final class KnownKeys {

    /// A key, and when it was good.
    public record Known(KeyName name, SigningKey key, Period validity) {}

    /// What a check has shown.
    ///
    /// @param key the one that the record names, if it is at hand
    public record Checked(Verification verification, Optional<KeyName> key) {}

    private final Map<String, Map<String, Known>> bySource = new HashMap<>();

    public KnownKeys(List<Known> keys) {
        keys.forEach(known -> bySource.computeIfAbsent(known.name().source(), _ -> new HashMap<>())
                .put(known.name().id(), known));
    }

    /// Checks whether the key that the record names has signed exactly these bytes, or else another one of its source.
    public Checked check(Evidence evidence, byte[] body) {
        Optional<Instant> time = evidence.time();
        if (evidence.source().isEmpty()
                || evidence.keyId().isEmpty()
                || evidence.signature().isEmpty()
                || evidence.ingestId().isEmpty()
                || time.isEmpty()) {
            return new Checked(Verification.MISSING_HEADERS, Optional.empty());
        }
        Map<String, Known> keys = of(evidence.source().get());
        if (keys.isEmpty()) {
            return new Checked(Verification.UNVERIFIABLE, Optional.empty());
        }
        Known named = keys.get(evidence.keyId().get());
        if (named == null) {
            return new Checked(Verification.UNKNOWN_KEY_ID, Optional.empty());
        }
        Verification verification = Signature.of(List.of(evidence.signature().get()))
                .map(signature -> verification(named, body, signature, time.get()))
                .orElse(Verification.ALTERED);
        return new Checked(verification, Optional.of(named.name()));
    }

    private Verification verification(Known named, byte[] body, Signature signature, Instant time) {
        if (named.key().signed(body, signature)) {
            return named.validity().contains(time) ? Verification.OK : Verification.OUTSIDE_ITS_TIME;
        }
        List<Known> others = signersOf(named.name().source(), body, signature);
        if (others.isEmpty()) {
            return Verification.ALTERED;
        }
        return others.stream().anyMatch(other -> other.validity().contains(time))
                ? Verification.ANOTHER_KEY
                : Verification.OUTSIDE_ITS_TIME;
    }

    /// The keys that have signed exactly these bytes: usually one, or none.
    public List<Known> signersOf(String source, byte[] body, Signature signature) {
        List<Known> signers = new ArrayList<>();
        for (Known known : of(source).values()) {
            if (known.key().signed(body, signature)) {
                signers.add(known);
            }
        }
        return signers;
    }

    /// Whether there is any key of this source.
    public boolean knows(String source) {
        return bySource.containsKey(source);
    }

    private Map<String, Known> of(String source) {
        return bySource.getOrDefault(source, Map.of());
    }
}
