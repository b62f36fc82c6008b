package io.harpline.ingest.edge.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.harpline.ingest.app.TokenCheck.Verdict;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class BearerTokensTest {

    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final PublicJsonWebKey KEY = Issuer.rsa("key-1");
    private static final PublicJsonWebKey NAMESAKE = Issuer.rsa("key-1");
    private static final PublicJsonWebKey NEXT = Issuer.rsa("key-2");
    private static final Verdict GOOD = new Verdict.Good();

    @SuppressWarnings("NullAway.Init")
    private Issuer issuer;

    @SuppressWarnings("NullAway.Init")
    private BearerTokens tokens;

    @BeforeEach
    void start() throws IOException {
        issuer = new Issuer();
        issuer.publish(KEY);
        JwksEndpoint endpoint = new JwksEndpoint(issuer.jwks());
        tokens = new BearerTokens(
                new TokenRules(Issuer.NAME, Issuer.AUDIENCE, SKEW), new IssuerKeys(endpoint::keys), endpoint);
    }

    @AfterEach
    void stop() {
        tokens.close();
        issuer.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER   "})
    void shouldTakeATokenOfTheIssuer(String scheme) {
        assertThat(verdict(scheme + Issuer.token(KEY))).isEqualTo(GOOD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", "Bearertoken"})
    void shouldMissATokenWhereNoBearerTokenCame(String authorization) {
        assertThat(verdict(authorization)).isEqualTo(new Verdict.Missing());
        assertThat(tokens.of(Optional.empty()).toCompletableFuture().join()).isEqualTo(new Verdict.Missing());
    }

    @ParameterizedTest
    @MethodSource
    void shouldTakeWhatIsStillOrAlreadyValidWithinTheClocksDifference(Consumer<JwtClaims> otherwise) {
        assertThat(bearing(Issuer.token(KEY, otherwise))).isEqualTo(GOOD);
    }

    static Stream<Consumer<JwtClaims>> shouldTakeWhatIsStillOrAlreadyValidWithinTheClocksDifference() {
        return Stream.of(
                claims -> {
                    claims.setIssuedAt(in(-60));
                    claims.setExpirationTime(in(-20));
                },
                claims -> claims.setNotBefore(in(20)),
                claims -> claims.setIssuedAt(in(20)),
                claims -> claims.setAudience(Issuer.AUDIENCE));
    }

    @ParameterizedTest
    @MethodSource
    void shouldSayWhyATokenIsNotTaken(Consumer<JwtClaims> otherwise, String why) {
        assertThat(bearing(Issuer.token(KEY, otherwise))).isEqualTo(new Verdict.Bad("the bearer token " + why));
    }

    static Stream<Arguments> shouldSayWhyATokenIsNotTaken() {
        return Stream.of(
                because("has expired", claims -> claims.setExpirationTime(in(-40))),
                because("does not say when it expires (exp)", claims -> claims.unsetClaim("exp")),
                because("does not say when it was issued (iat)", claims -> claims.unsetClaim("iat")),
                because("cannot be read; it must be a signed JWT", claims -> claims.setClaim("groups", 5)),
                because("is not valid yet (nbf)", claims -> claims.setNotBefore(in(40))),
                because("is issued in the future", claims -> claims.setIssuedAt(in(40))),
                because("is of another issuer (iss)", claims -> claims.setIssuer("https://login.example")),
                because("is of another issuer (iss)", claims -> claims.unsetClaim("iss")),
                because("is for another audience (aud)", claims -> claims.setAudience("another")),
                because("is for another audience (aud)", claims -> claims.unsetClaim("aud")),
                because("is not valid", claims -> claims.setClaim("exp", "tomorrow")),
                because("is not valid", claims -> claims.setClaim("iss", 5)));
    }

    @Test
    void shouldRefuseAnotherKeyUnderTheSameName() {
        assertThat(bearing(Issuer.token(NAMESAKE)))
                .isEqualTo(new Verdict.Bad("the bearer token has a wrong signature"));
    }

    @Test
    void shouldRefuseAKeyThatTheIssuerDoesNotPublish() {
        assertThat(bearing(Issuer.token(NEXT)))
                .isEqualTo(new Verdict.Bad("the bearer token is signed with a key that the issuer does not publish"));
    }

    @Test
    void shouldTakeATokenThatNamesNoKeyIfOneOfThoseSignedIt() {
        issuer.publish(NEXT, KEY);
        JsonWebSignature unnamed = new JsonWebSignature();
        unnamed.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_PSS_USING_SHA256);
        unnamed.setKey(KEY.getPrivateKey());

        assertThat(bearing(Issuer.signed(unnamed, claims -> {}))).isEqualTo(GOOD);
    }

    @Test
    void shouldTakeEllipticCurves() throws Exception {
        PublicJsonWebKey ec = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        PublicJsonWebKey ed = OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
        ec.setKeyId("ec");
        ed.setKeyId("ed");
        issuer.publish(ec, ed);

        assertThat(bearing(signedWith(ec, "ES256"))).isEqualTo(GOOD);
        assertThat(bearing(signedWith(ed, "EdDSA"))).isEqualTo(GOOD);
    }

    @Test
    void shouldNotLetAPublishedKeySign() {
        JsonWebSignature confused = new JsonWebSignature();
        confused.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        confused.setKeyIdHeaderValue("key-1");
        confused.setKey(new HmacKey(KEY.getPublicKey().getEncoded()));

        assertThat(bearing(Issuer.signed(confused, claims -> {})))
                .isEqualTo(
                        new Verdict.Bad("the bearer token is signed in a way that is not taken; RS256 and ES256 are"));
    }

    @Test
    void shouldNotTakeATokenThatNobodySigned() {
        JsonWebSignature unsigned = new JsonWebSignature();
        unsigned.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        unsigned.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        unsigned.setKeyIdHeaderValue("key-1");

        assertThat(bearing(Issuer.signed(unsigned, claims -> {})))
                .isEqualTo(
                        new Verdict.Bad("the bearer token is signed in a way that is not taken; RS256 and ES256 are"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "garb.age.",
                "....",
                "g.a.r.b.age",
                "💐.💐.💐",
                "e30.e30.e30", // {}
                "eyJhbGciOjV9.e30.e30", // {"alg":5}
                "eyJhbGciOiJSUzI1NiIsImtpZCI6NX0.e30.e30" // {"alg":"RS256","kid":5}
            })
    void shouldRefuseGarbageWithoutRepeatingIt(String garbage) {
        assertThat(bearing(garbage))
                .isInstanceOfSatisfying(
                        Verdict.Bad.class,
                        bad -> assertThat(bad.why())
                                .startsWith("the bearer token ")
                                .doesNotContain(garbage));
    }

    @Test
    void shouldRefuseAHugeTokenUnread() {
        String huge = Issuer.token(KEY, claims -> claims.setClaim("padding", "x".repeat(8_000)));

        assertThat(bearing(huge)).isEqualTo(new Verdict.Bad("the bearer token is longer than 8192 characters"));
        assertThat(issuer.fetches()).isZero();
    }

    @Test
    void shouldTakeANewKeyAtOnceAndTheOldOneNoLonger() {
        assertThat(bearing(Issuer.token(KEY))).isEqualTo(GOOD);
        issuer.publish(NEXT);

        assertThat(bearing(Issuer.token(NEXT))).isEqualTo(GOOD);
        assertThat(bearing(Issuer.token(KEY))).isInstanceOf(Verdict.Bad.class);
    }

    @Test
    void shouldAskTheIssuerOnceASecondHoweverManyTokensNameUnknownKeys() {
        bearing(Issuer.token(KEY));
        String token = Issuer.token(NEXT);
        long begun = System.nanoTime();

        List<CompletableFuture<Verdict>> verdicts = IntStream.range(0, 500)
                .mapToObj(number -> tokens.of(Optional.of("Bearer " + token)).toCompletableFuture())
                .toList();

        assertThat(verdicts).allSatisfy(verdict -> assertThat(verdict.join()).isInstanceOf(Verdict.Bad.class));
        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
        assertThat(issuer.fetches()).isBetween(2, 3 + Math.toIntExact(seconds));
    }

    @Test
    void shouldGoOnWithTheKeysItHasWhileTheIssuerIsAway() {
        assertThat(bearing(Issuer.token(KEY))).isEqualTo(GOOD);
        issuer.isAway(true);
        assertThat(bearing(Issuer.token(NEXT))).isInstanceOf(Verdict.Bad.class);

        assertThat(bearing(Issuer.token(KEY))).isEqualTo(GOOD);
    }

    @Test
    void shouldBeginWithoutTheIssuer() {
        issuer.isAway(true);
        assertThat(bearing(Issuer.token(KEY)))
                .isEqualTo(new Verdict.Bad("the bearer token cannot be checked: the issuer's keys are not to be had"));
        issuer.isAway(false);

        assertThat(bearing(Issuer.token(KEY))).isEqualTo(GOOD);
    }

    @Test
    void shouldNotWaitForAnIssuerThatSaysNothing() throws IOException {
        try (var silent = new ServerSocket(0);
                JwksEndpoint endpoint =
                        new JwksEndpoint(URI.create("http://localhost:" + silent.getLocalPort() + "/"))) {
            CompletionStage<?> fetched = new IssuerKeys(endpoint::keys).fetched();

            await().atMost(Duration.ofSeconds(3))
                    .until(() -> fetched.toCompletableFuture().isDone());
        }
    }

    private Verdict bearing(String token) {
        return verdict("Bearer " + token);
    }

    private Verdict verdict(String authorization) {
        return tokens.of(Optional.of(authorization)).toCompletableFuture().join();
    }

    private static String signedWith(PublicJsonWebKey key, String algorithm) {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(algorithm);
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setKey(key.getPrivateKey());
        return Issuer.signed(token, claims -> {});
    }

    private static Arguments because(String why, Consumer<JwtClaims> otherwise) {
        return Arguments.of(otherwise, why);
    }

    private static NumericDate in(long seconds) {
        return NumericDate.fromSeconds(NumericDate.now().getValue() + seconds);
    }
}
