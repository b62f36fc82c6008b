package io.harpline.ingest.app;

import io.harpline.ingest.domain.Signature;
import io.harpline.ingest.domain.SigningKey;
import io.harpline.schemas.gardin.NotificationIds;
import io.harpline.schemas.gardin.NotificationReader;
import io.harpline.schemas.gardin.Reading;
import io.harpline.schemas.gardin.Reading.Read;
import io.harpline.schemas.gardin.Reading.Unreadable;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// From a request to an answer: is it genuine, what is it about, is it kept. Whatever is genuine is kept, readable or
/// not, before anything is answered: Gardin never sends it again.
public final class AcceptNotification {

    // https://www.w3.org/TR/trace-context/#traceparent-header
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private final Map<String, SigningKey> keys;
    private final Archive archive;
    private final InstantSource clock;
    private final Supplier<String> ingestIds;

    /// An acceptance for these sources.
    ///
    /// @param keys each known source's key
    /// @param ingestIds gives a new ULID at each call
    public AcceptNotification(
            Map<String, SigningKey> keys, Archive archive, InstantSource clock, Supplier<String> ingestIds) {
        this.keys = Map.copyOf(keys);
        this.archive = archive;
        this.clock = clock;
        this.ingestIds = ingestIds;
    }

    /// Answers a request; the stage never fails.
    public CompletionStage<Answer> answer(WebhookRequest request) {
        SigningKey key = keys.get(request.source());
        if (key == null) {
            return now(new Answer.UnknownSource());
        }
        Optional<Signature> signature = Signature.of(request.signatures());
        if (signature.isEmpty()) {
            return now(new Answer.NotGenuine("exactly one Gardin-Signature header of 64 hex digits is needed"));
        }
        if (!key.signed(request.body(), signature.get())) {
            return now(
                    new Answer.NotGenuine("Gardin-Signature is no signature of this body with a key of this source"));
        }
        return keep(request, signature.get(), key.id());
    }

    private CompletionStage<Answer> keep(WebhookRequest request, Signature signature, String keyId) {
        String ingestId = ingestIds.get();
        Reading<NotificationIds> ids = NotificationReader.ids(request.body());
        String recordKey = switch (ids) {
            case Read<NotificationIds>(var read) -> read.key().toString();
            case Unreadable<NotificationIds> _ -> "-/" + ingestId;
        };
        Answer whenKept = switch (ids) {
            case Read<NotificationIds> _ -> new Answer.Accepted(ingestId);
            case Unreadable<NotificationIds>(var reason, var field, var why) ->
                new Answer.Unreadable(ingestId, field, why);
        };
        return archive.keep(new GenuineNotification(
                        recordKey,
                        ingestId,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        request.source(),
                        signature.text(),
                        keyId,
                        request.contentType(),
                        request.traceparent()
                                .filter(value -> TRACEPARENT.matcher(value).matches()),
                        request.body()))
                .handle((kept, failure) -> failure == null ? whenKept : new Answer.NotKept());
    }

    private static CompletionStage<Answer> now(Answer answer) {
        return CompletableFuture.completedStage(answer);
    }
}
