package io.harpline.operator.domain;

import io.harpline.operator.domain.Judgement.Genuine;
import io.harpline.operator.domain.Judgement.Stays;
import io.harpline.operator.domain.KnownKeys.Known;
import io.harpline.schemas.gardin.NotificationIds;
import io.harpline.schemas.gardin.NotificationReader;
import io.harpline.schemas.gardin.Reading.Read;
import io.harpline.schemas.gardin.UnverifiedReason;
import io.harpline.schemas.signature.Signature;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Judges again what ingest kept apart, as ingest would with these keys.
///
/// @param reasons those for which it was refused and is judged again
/// @param tenants those that a source speaks for; a source that is not named speaks for any
public record Judge(KnownKeys keys, Set<UnverifiedReason> reasons, Map<String, Set<String>> tenants) {

    public Judge {
        reasons = Set.copyOf(reasons);
        tenants = Map.copyOf(tenants);
    }

    /// What is to become of it.
    ///
    /// @param reason for which it was refused, as its header says
    public Judgement of(Evidence evidence, Optional<String> reason, byte[] body) {
        Optional<Instant> time = evidence.time();
        if (evidence.source().isEmpty()
                || evidence.ingestId().isEmpty()
                || evidence.signature().isEmpty()
                || reason.isEmpty()
                || time.isEmpty()) {
            return new Stays(Standing.MISSING_HEADERS);
        }
        String source = evidence.source().get();
        if (reasons.stream().noneMatch(asked -> asked.text().equals(reason.get()))) {
            return new Stays(Standing.OTHER_REASON);
        }
        if (!keys.knows(source)) {
            return new Stays(Standing.NO_KEY);
        }
        List<Known> signers = Signature.of(List.of(evidence.signature().get()))
                .map(signature -> keys.signersOf(source, body, signature))
                .orElse(List.of());
        if (signers.isEmpty()) {
            return new Stays(Standing.NOT_GENUINE);
        }
        return signers.stream()
                .filter(signer -> signer.validity().contains(time.get()))
                .findFirst()
                .map(signer -> signed(signer, evidence.ingestId().get(), time.get(), reason.get(), body))
                .orElse(new Stays(Standing.OUTSIDE_ITS_TIME));
    }

    private Judgement signed(Known signer, String ingestId, Instant time, String reason, byte[] body) {
        var ids = NotificationReader.ids(body);
        boolean foreign = ids instanceof Read<NotificationIds>(NotificationIds read)
                && !speaksFor(signer.name().source(), read.tenantId(), reason);
        return foreign
                ? new Stays(Standing.WRONG_TENANT)
                : new Genuine(signer.name(), RecordKey.of(ids, RecordKey.ofRequest(ingestId)), ingestId, time);
    }

    /// What was refused for its tenant once needs to be told that this tenant is its source's.
    private boolean speaksFor(String source, String tenant, String reason) {
        Set<String> own = tenants.get(source);
        return own == null ? !reason.equals(UnverifiedReason.TENANT.text()) : own.contains(tenant);
    }
}
