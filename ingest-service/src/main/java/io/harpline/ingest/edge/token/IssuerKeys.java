package io.harpline.ingest.edge.token;

import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/// The keys that the issuer publishes, as they were last seen. They count until newer ones have been fetched, however
/// long the issuer is away.
final class IssuerKeys {

    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);

    // What a flood of tokens with keys that nobody knows costs the issuer.
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(1);

    private final Supplier<CompletionStage<List<JsonWebKey>>> endpoint;
    private volatile List<JsonWebKey> known = List.of();
    private boolean reachable = true;
    private @Nullable CompletableFuture<@Nullable Void> upcoming;
    private CompletableFuture<@Nullable Void> pause = CompletableFuture.completedFuture(null);

    IssuerKeys(Supplier<CompletionStage<List<JsonWebKey>>> endpoint) {
        this.endpoint = endpoint;
    }

    boolean none() {
        return known.isEmpty();
    }

    /// The key that must have signed this, by the ids and algorithms that both name.
    Optional<PublicKey> signerOf(JsonWebSignature signed) {
        JwksVerificationKeyResolver resolver = new JwksVerificationKeyResolver(known);
        resolver.setDisambiguateWithVerifySignature(true);
        try {
            return resolver.resolveKey(signed, List.of()) instanceof PublicKey key
                    ? Optional.of(key)
                    : Optional.empty();
        } catch (UnresolvableKeyException unknown) {
            return Optional.empty();
        }
    }

    void refresh() {
        var _ = fetched();
    }

    /// Ends once a fetch has ended that began after this call, well or not. There is one fetch a second at most, which
    /// all share who have asked before it.
    synchronized CompletableFuture<@Nullable Void> fetched() {
        if (upcoming == null) {
            CompletableFuture<@Nullable Void> next = new CompletableFuture<>();
            upcoming = next;
            var _ = pause.thenRun(() -> fetch(next));
            return next;
        }
        return upcoming;
    }

    private synchronized void fetch(CompletableFuture<@Nullable Void> ended) {
        upcoming = null;
        pause = new CompletableFuture<@Nullable Void>()
                .completeOnTimeout(null, BETWEEN_FETCHES.toMillis(), TimeUnit.MILLISECONDS);
        var _ = endpoint.get().whenComplete((keys, failure) -> {
            note(keys, failure);
            ended.complete(null);
        });
    }

    private synchronized void note(@Nullable List<JsonWebKey> keys, @Nullable Throwable failure) {
        if (keys != null) {
            known = keys;
        }
        if (reachable != (failure == null)) {
            reachable = failure == null;
            if (reachable) {
                LOG.info("the keys of the tokens' issuer are to be had again");
            } else {
                LOG.warnf("the keys of the tokens' issuer are not to be had: known=%d why=%s", known.size(), failure);
            }
        }
    }
}
