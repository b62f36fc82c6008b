package io.harpline.ingest.edge.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/// Where the issuer publishes its keys, as a JSON Web Key Set (RFC 7517). Redirects are not followed.
final class JwksEndpoint implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int LARGEST = 256 * 1024;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LONGEST).build();
    private final HttpRequest request;

    JwksEndpoint(URI url) {
        this.request = HttpRequest.newBuilder(url)
                .timeout(LONGEST)
                .header("Accept", "application/json")
                .build();
    }

    /// The public keys that are there now, at least one; fails after 2 s, or where there is none.
    CompletableFuture<List<JsonWebKey>> keys() {
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST));
        return answer.copy()
                .orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((done, late) -> answer.cancel(true))
                .thenApply(JwksEndpoint::read);
    }

    private static List<JsonWebKey> read(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw failed("it answers " + answer.statusCode());
        }
        List<JsonWebKey> keys;
        try {
            keys = new JsonWebKeySet(answer.body()).getJsonWebKeys();
        } catch (JoseException noKeySet) {
            throw failed("it answers with something else than a JSON Web Key Set");
        }
        List<JsonWebKey> publicKeys =
                keys.stream().filter(PublicJsonWebKey.class::isInstance).toList();
        if (publicKeys.isEmpty()) {
            throw failed("it publishes no key");
        }
        return publicKeys;
    }

    private static UncheckedIOException failed(String why) {
        return new UncheckedIOException(new IOException(why));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
