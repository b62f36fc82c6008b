package io.harpline.ingest.edge.token;

import io.harpline.ingest.app.TokenCheck;
import io.harpline.schemas.settings.BadConfig;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Demands tokens where the configuration says whose.
@Singleton
class TokenWiring {

    // A key that the issuer has withdrawn counts no longer than this.
    private static final Duration BETWEEN_REFRESHES = Duration.ofMinutes(5);
    private static final Duration LONGEST_SKEW = Duration.ofMinutes(10);

    @Produces
    @Singleton
    TokenCheck tokens(TokenConfig config, Vertx vertx) {
        if (config.issuer().isEmpty()
                && config.audience().isEmpty()
                && config.jwksUrl().isEmpty()) {
            return TokenCheck.NONE;
        }
        TokenRules rules = new TokenRules(
                needed("issuer", config.issuer()), needed("audience", config.audience()), skew(config.clockSkew()));
        JwksEndpoint endpoint = new JwksEndpoint(web(needed("jwks-url", config.jwksUrl())));
        IssuerKeys keys = new IssuerKeys(endpoint::keys);
        vertx.setPeriodic(0, BETWEEN_REFRESHES.toMillis(), timer -> keys.refresh());
        return new BearerTokens(rules, keys, endpoint);
    }

    void close(@Disposes TokenCheck tokens) {
        if (tokens instanceof BearerTokens demanded) {
            demanded.close();
        }
    }

    private static <T> T needed(String key, Optional<T> value) {
        return value.orElseThrow(() -> new BadConfig("harpline.ingest.token." + key
                + " is not set; a token is demanded with issuer, audience and jwks-url, or not at all"));
    }

    private static Duration skew(Duration skew) {
        if (skew.isNegative() || skew.compareTo(LONGEST_SKEW) > 0) {
            throw new BadConfig("harpline.ingest.token.clock-skew is " + skew + "; it must be 0 to 10 minutes");
        }
        return skew;
    }

    private static URI web(URI url) {
        if (!Set.of("http", "https").contains(String.valueOf(url.getScheme())) || url.getHost() == null) {
            throw new BadConfig("harpline.ingest.token.jwks-url must be an http or https URL");
        }
        return url;
    }
}
