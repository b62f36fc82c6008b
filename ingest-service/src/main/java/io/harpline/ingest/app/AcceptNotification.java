package io.harpline.ingest.app;

import io.harpline.ingest.domain.Source;
import io.harpline.ingest.domain.Traceparent;
import io.harpline.schemas.gardin.NotificationIds;
import io.harpline.schemas.gardin.NotificationReader;
import io.harpline.schemas.gardin.Reading;
import io.harpline.schemas.gardin.Reading.Read;
import io.harpline.schemas.gardin.Reading.Unreadable;
import io.harpline.schemas.gardin.UnverifiedReason;
import io.harpline.schemas.signature.Signature;
import io.harpline.schemas.signature.SigningKey;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// From a request to an answer: is it genuine, what is it about, is it kept. Whatever is genuine is kept, readable or
/// not, before anything is answered: Gardin never sends it again. What is not shown to be genuine stays apart.
///
/// ```
/// source? ─no─▶ 404
/// signature? ─no─▶ unverified, 401
/// token (if demanded)? ─no─▶ unverified, 401
/// tenant this source's? ─no─▶ unverified, 403
/// archive ─▶ 200, 422 where it cannot be read, 503 where it could not be kept
/// ```
public final class AcceptNotification {

    private static final int LONGEST_SIGNATURE_KEPT = 256;

    private final Sources sources;
    private final TokenCheck tokens;
    private final Archive archive;
    private final Unverified unverified;
    private final Tally tally;
    private final InstantSource clock;
    private final Supplier<String> ingestIds;
    private final RandomGenerator random;

    /// An acceptance for these sources.
    ///
    /// @param ingestIds gives a new ULID at each call
    /// @param random what new traces get their ids from
    public AcceptNotification(
            Sources sources,
            TokenCheck tokens,
            Archive archive,
            Unverified unverified,
            Tally tally,
            InstantSource clock,
            Supplier<String> ingestIds,
            RandomGenerator random) {
        this.sources = sources;
        this.tokens = tokens;
        this.archive = archive;
        this.unverified = unverified;
        this.tally = tally;
        this.clock = clock;
        this.ingestIds = ingestIds;
        this.random = random;
    }

    /// Answers a request; the stage never fails.
    public CompletionStage<Answer> answer(WebhookRequest request) {
        return decided(request).whenComplete((answer, never) -> tally.count(request.source(), answer));
    }

    private CompletionStage<Answer> decided(WebhookRequest request) {
        Optional<Source> known = sources.named(request.source());
        if (known.isEmpty()) {
            return now(new Answer.UnknownSource());
        }
        Source source = known.get();
        Arrival arrival = arrival(request);
        Optional<Signature> signature = Signature.of(request.signatures());
        if (signature.isEmpty()) {
            return notGenuine(arrival, "exactly one Gardin-Signature header of 64 hex digits is needed");
        }
        Optional<SigningKey> key = source.keys().signerOf(arrival.body(), signature.get());
        if (key.isEmpty()) {
            return notGenuine(arrival, "Gardin-Signature is no signature of this body with a key of this source");
        }
        String keyId = key.get().id();
        return tokens.of(request.authorization()).thenCompose(verdict -> switch (verdict) {
            case TokenCheck.Verdict.Good _ -> kept(source, arrival, keyId);
            case TokenCheck.Verdict.Missing _ -> noToken(arrival, keyId, false, "a bearer token is needed too");
            case TokenCheck.Verdict.Bad(String why) -> noToken(arrival, keyId, true, why);
        });
    }

    private CompletionStage<Answer> kept(Source source, Arrival arrival, String keyId) {
        Reading<NotificationIds> reading = NotificationReader.ids(arrival.body());
        return switch (reading) {
            case Read<NotificationIds>(NotificationIds ids)
            when !source.speaksFor(ids.tenantId()) ->
                unverified(arrival, Optional.of(keyId), UnverifiedReason.TENANT, new Answer.WrongTenant());
            case Read<NotificationIds>(NotificationIds ids) ->
                archived(arrival, ids.key().toString(), keyId, new Answer.Accepted(arrival.ingestId(), keyId));
            case Unreadable<NotificationIds>(var _, var field, var why) ->
                archived(
                        arrival,
                        "-/" + arrival.ingestId(),
                        keyId,
                        new Answer.Unreadable(arrival.ingestId(), keyId, field, why));
        };
    }

    private CompletionStage<Answer> archived(Arrival arrival, String key, String keyId, Answer whenKept) {
        return archive.keep(new GenuineNotification(arrival, key, keyId))
                .handle((kept, failure) -> failure == null ? whenKept : new Answer.NotKept());
    }

    private CompletionStage<Answer> notGenuine(Arrival arrival, String why) {
        return unverified(arrival, Optional.empty(), UnverifiedReason.SIGNATURE, new Answer.NotGenuine(why));
    }

    private CompletionStage<Answer> noToken(Arrival arrival, String keyId, boolean invalid, String why) {
        return unverified(arrival, Optional.of(keyId), UnverifiedReason.TOKEN, new Answer.NoToken(invalid, why));
    }

    private CompletionStage<Answer> unverified(
            Arrival arrival, Optional<String> keyId, UnverifiedReason reason, Answer answer) {
        unverified.keep(new UnverifiedRequest(arrival, keyId, reason));
        return now(answer);
    }

    private Arrival arrival(WebhookRequest request) {
        String signature = String.join(", ", request.signatures());
        return new Arrival(
                request.source(),
                ingestIds.get(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                signature.substring(0, Math.min(signature.length(), LONGEST_SIGNATURE_KEPT)),
                request.contentType(),
                Traceparent.continued(request.traceparent(), random),
                request.body());
    }

    private static CompletionStage<Answer> now(Answer answer) {
        return CompletableFuture.completedStage(answer);
    }
}
