package io.harpline.prove.evidence;

import io.harpline.prove.model.Digest;
import io.harpline.prove.model.Place;
import io.harpline.prove.model.Told;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A record of gardin.notifications.v1, or of gardin.unverified.v1, without its body.
///
/// @param at the record's timestamp
/// @param moved whether it came from another topic, by an operator's command
/// @param keyId as its header says; null where there is none
/// @param signer the key of the run that its signature verifies with, over its bytes; null where none does
public record Archived(
        Place place,
        String key,
        Digest bytes,
        String ingestId,
        Instant receivedAt,
        Instant at,
        boolean moved,
        @Nullable String keyId,
        @Nullable String signer,
        Told told) {

    /// The key that it must have.
    public String rightKey() {
        String alert = told.alert();
        return alert == null ? "-/" + ingestId : alert;
    }

    @Override
    public String toString() {
        return "record %s of %s, %s, ingest-id %s, notification %s"
                .formatted(place, key, bytes, ingestId, told.notificationId());
    }
}
