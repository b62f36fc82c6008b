package io.harpline.ingest.edge.token;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// A service that demands tokens of an issuer who is away at first.
public class IssuerResource implements QuarkusTestResourceLifecycleManager {

    @SuppressWarnings("NullAway.Init") // start() comes first
    private Issuer issuer;

    @Override
    public Map<String, String> start() {
        try {
            issuer = new Issuer();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        issuer.isAway(true);
        return Map.of(
                "harpline.ingest.token.issuer", Issuer.NAME,
                "harpline.ingest.token.audience", Issuer.AUDIENCE,
                "harpline.ingest.token.jwks-url", issuer.jwks().toString());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(issuer, new TestInjector.MatchesType(Issuer.class));
    }

    @Override
    public void stop() {
        issuer.close();
    }
}
