package io.harpline.ingest.edge.token;

import static io.smallrye.jwt.algorithm.SignatureAlgorithm.EDDSA;
import static io.smallrye.jwt.algorithm.SignatureAlgorithm.ES256;
import static io.smallrye.jwt.algorithm.SignatureAlgorithm.ES384;
import static io.smallrye.jwt.algorithm.SignatureAlgorithm.ES512;
import static io.smallrye.jwt.algorithm.SignatureAlgorithm.PS256;
import static io.smallrye.jwt.algorithm.SignatureAlgorithm.PS384;
import static io.smallrye.jwt.algorithm.SignatureAlgorithm.PS512;
import static io.smallrye.jwt.algorithm.SignatureAlgorithm.RS256;
import static io.smallrye.jwt.algorithm.SignatureAlgorithm.RS384;
import static io.smallrye.jwt.algorithm.SignatureAlgorithm.RS512;

import io.harpline.ingest.app.TokenCheck.Verdict;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;

/// What a token must say, and how it must be signed: `iss`, `aud`, `exp` and `iat` are demanded, as RFC 9068 does;
/// `nbf` counts where it stands.
final class TokenRules {

    /// Asymmetric ones alone: with HS256 a published key would sign, with `none` anybody.
    private static final Set<SignatureAlgorithm> ALGORITHMS =
            EnumSet.of(RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EDDSA);

    private final JWTParser parser;
    private final long clockSkewSeconds;

    TokenRules(String issuer, String audience, Duration clockSkew) {
        this.clockSkewSeconds = clockSkew.toSeconds();
        JWTAuthContextInfo rules = new JWTAuthContextInfo();
        rules.setIssuedBy(issuer);
        rules.setExpectedAudience(Set.of(audience));
        rules.setSignatureAlgorithm(ALGORITHMS);
        rules.setClockSkew(Math.toIntExact(clockSkewSeconds));
        // Only with a longest life is iat demanded, without which the parser fails.
        rules.setMaxTimeToLiveSecs(Long.MAX_VALUE);
        // A token of the client credentials flow is a machine's and may name nobody.
        rules.setRequireNamedPrincipal(false);
        this.parser = new DefaultJWTParser(rules);
    }

    static boolean takes(@Nullable String algorithm) {
        return ALGORITHMS.stream().anyMatch(taken -> taken.getAlgorithm().equals(algorithm));
    }

    Verdict verdict(String token, PublicKey key) {
        try {
            JsonWebToken verified = parser.verify(token, key);
            return issuedInTheFuture(verified)
                    ? new Verdict.Bad("the bearer token is issued in the future")
                    : new Verdict.Good();
        } catch (ParseException refused) {
            return new Verdict.Bad(
                    refused.getCause() instanceof InvalidJwtException invalid
                            ? why(invalid)
                            : "the bearer token is not valid");
        }
    }

    private boolean issuedInTheFuture(JsonWebToken token) {
        return token.getIssuedAtTime() > System.currentTimeMillis() / 1000 + clockSkewSeconds;
    }

    /// The exception's own message quotes the token.
    private static String why(InvalidJwtException invalid) {
        return "the bearer token "
                + switch (invalid.getErrorDetails().isEmpty()
                        ? ErrorCodes.MISCELLANEOUS
                        : invalid.getErrorDetails().getFirst().getErrorCode()) {
                    case ErrorCodes.SIGNATURE_INVALID -> "has a wrong signature";
                    case ErrorCodes.EXPIRED -> "has expired";
                    case ErrorCodes.EXPIRATION_MISSING -> "does not say when it expires (exp)";
                    case ErrorCodes.ISSUED_AT_MISSING -> "does not say when it was issued (iat)";
                    case ErrorCodes.NOT_YET_VALID -> "is not valid yet (nbf)";
                    case ErrorCodes.ISSUER_INVALID, ErrorCodes.ISSUER_MISSING -> "is of another issuer (iss)";
                    case ErrorCodes.AUDIENCE_INVALID, ErrorCodes.AUDIENCE_MISSING -> "is for another audience (aud)";
                    default -> "is not valid";
                };
    }
}
