package io.harpline.ingest.edge.token;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/// An issuer of tokens with a real JWKS endpoint, which can be away, and keys that can be replaced.
public final class Issuer implements AutoCloseable {

    static final String NAME = "https://login.example/";
    static final String AUDIENCE = "harpline";

    private final HttpServer server;
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile List<PublicJsonWebKey> published = List.of();
    private volatile int status = 200;

    public Issuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jwks", exchange -> {
            fetches.incrementAndGet();
            byte[] keys = new JsonWebKeySet(published).toJson().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, status == 200 ? keys.length : -1);
            if (status == 200) {
                exchange.getResponseBody().write(keys);
            }
            exchange.close();
        });
        server.start();
    }

    URI jwks() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/jwks");
    }

    int fetches() {
        return fetches.get();
    }

    void publish(PublicJsonWebKey... keys) {
        published = List.of(keys);
    }

    void isAway(boolean away) {
        status = away ? 503 : 200;
    }

    static PublicJsonWebKey rsa(String id) {
        try {
            PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            return key;
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// A token as it should be.
    static String token(PublicJsonWebKey key) {
        return token(key, claims -> {});
    }

    /// A token in which one thing is otherwise.
    static String token(PublicJsonWebKey key, Consumer<JwtClaims> otherwise) {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setKey(key.getPrivateKey());
        token.setKeyIdHeaderValue(key.getKeyId());
        return signed(token, otherwise);
    }

    static String signed(JsonWebSignature token, Consumer<JwtClaims> otherwise) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(NAME);
        claims.setAudience(new ArrayList<>(List.of("another", AUDIENCE)));
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setIssuedAtToNow();
        otherwise.accept(claims);
        token.setPayload(claims.toJson());
        try {
            return token.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
