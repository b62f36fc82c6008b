package io.harpline.ingest.edge.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// The keys under `harpline.ingest.token`: with issuer, audience and JWKS URL a token is demanded of every request.
@ConfigMapping(prefix = "harpline.ingest.token")
public interface TokenConfig {

    /// Who must have issued the token: its `iss`, character by character.
    Optional<String> issuer();

    /// For whom it must have been issued: one of its `aud`.
    Optional<String> audience();

    /// Where the issuer publishes its keys.
    Optional<URI> jwksUrl();

    /// How far the issuer's clock and ours may differ.
    @WithDefault("30s")
    Duration clockSkew();
}
