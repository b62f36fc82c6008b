package io.harpline.prove.evidence;

import io.harpline.prove.history.Kind;
import io.harpline.prove.load.Answered;
import io.harpline.prove.model.Digest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was answered to one request, as [Answered] has it.
public record Answer(
        long number,
        Kind kind,
        Digest bytes,
        @Nullable String alert,
        @Nullable String notificationId,
        String instance,
        Instant sentAt,
        long tookMillis,
        int status,
        @Nullable String ingestId) {

    static Answer of(Answered line) {
        return new Answer(
                line.number(),
                line.kind(),
                Digest.ofHex(line.sha256()),
                line.alert(),
                line.notificationId(),
                line.instance(),
                line.sentAt(),
                line.tookMillis(),
                line.status(),
                line.ingestId());
    }

    /// Whether the body was taken: 200, or 422 for one whose ids cannot be read.
    public boolean isTaken() {
        return status == 200 || status == 422;
    }

    /// No earlier than when the answer was there.
    public Instant answeredAt() {
        return sentAt.plusMillis(tookMillis + 1);
    }

    @Override
    public String toString() {
        return "request %d (%s, %s, notification %s) at %s to %s, answered %d after %d ms as %s"
                .formatted(number, kind, alert, notificationId, sentAt, instance, status, tookMillis, ingestId);
    }
}
