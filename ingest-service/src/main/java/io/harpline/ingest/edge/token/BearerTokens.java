package io.harpline.ingest.edge.token;

import io.harpline.ingest.app.TokenCheck;
import java.security.PublicKey;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/// Demands a JWT of one issuer.
///
/// ```
/// Bearer? ─no─▶ missing
/// signed JWT? ─no─▶ bad
/// signed with a key that the issuer publishes? ─not with those known─▶ ask the issuer ─still not─▶ bad
/// issuer, audience, times as they must be? ─no─▶ bad
/// ```
final class BearerTokens implements TokenCheck, AutoCloseable {

    private static final String SCHEME = "Bearer ";

    // Ten times what the usual ones have.
    private static final int LONGEST = 8192;

    private static final CompletionStage<Verdict> MISSING = CompletableFuture.completedStage(new Verdict.Missing());

    private final TokenRules rules;
    private final IssuerKeys keys;
    private final JwksEndpoint endpoint;

    BearerTokens(TokenRules rules, IssuerKeys keys, JwksEndpoint endpoint) {
        this.rules = rules;
        this.keys = keys;
        this.endpoint = endpoint;
    }

    @Override
    public CompletionStage<Verdict> of(Optional<String> authorization) {
        Optional<String> token = authorization.flatMap(BearerTokens::token);
        return token.isEmpty() ? MISSING : verdict(token.get()).exceptionally(BearerTokens::garbage);
    }

    private static Optional<String> token(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(authorization.substring(SCHEME.length()).trim()).filter(token -> !token.isEmpty())
                : Optional.empty();
    }

    private CompletionStage<Verdict> verdict(String token) {
        if (token.length() > LONGEST) {
            return bad("the bearer token is longer than " + LONGEST + " characters");
        }
        try {
            return verdict(token, parsed(token));
        } catch (JoseException | RuntimeException garbage) {
            return CompletableFuture.completedStage(garbage(garbage));
        }
    }

    private static JsonWebSignature parsed(String token) throws JoseException {
        JsonWebSignature signed = new JsonWebSignature();
        signed.setCompactSerialization(token);
        return signed;
    }

    private CompletionStage<Verdict> verdict(String token, JsonWebSignature signed) {
        if (!TokenRules.takes(signed.getAlgorithmHeaderValue())) {
            return bad("the bearer token is signed in a way that is not taken; RS256 and ES256 are");
        }
        Optional<PublicKey> known = keys.signerOf(signed);
        if (known.isPresent()) {
            return CompletableFuture.completedStage(rules.verdict(token, known.get()));
        }
        return keys.fetched()
                .thenApply(fetched -> keys.signerOf(signed)
                        .map(key -> rules.verdict(token, key))
                        .orElseGet(this::unknownKey));
    }

    private Verdict unknownKey() {
        return new Verdict.Bad(
                keys.none()
                        ? "the bearer token cannot be checked: the issuer's keys are not to be had"
                        : "the bearer token is signed with a key that the issuer does not publish");
    }

    /// The library takes header and claims for what they should be, and fails in many ways where they are not.
    private static Verdict garbage(Throwable whatever) {
        return new Verdict.Bad("the bearer token cannot be read; it must be a signed JWT");
    }

    private static CompletionStage<Verdict> bad(String why) {
        return CompletableFuture.completedStage(new Verdict.Bad(why));
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
