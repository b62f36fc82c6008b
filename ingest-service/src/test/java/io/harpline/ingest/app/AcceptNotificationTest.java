package io.harpline.ingest.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.ingest.domain.Source;
import io.harpline.local.gardin.SignedNotification;
import io.harpline.schemas.gardin.UnverifiedReason;
import io.harpline.schemas.signature.KeyRing;
import io.harpline.schemas.signature.Secret;
import io.harpline.schemas.signature.SigningKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptNotificationTest {

    private static final byte[] SECRET = "a secret of the tests".getBytes(UTF_8);
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00.123456Z");
    private static final String BODY = """
            {"tenantId":"T1","alertId":"A1","notificationId":"N1","event":"RAISED"}""";

    private final List<GenuineNotification> kept = new ArrayList<>();
    private final List<UnverifiedRequest> apart = new ArrayList<>();
    private final List<String> counted = new ArrayList<>();
    private Set<String> tenants = Set.of();
    private TokenCheck tokens = TokenCheck.NONE;
    private List<SigningKey> keys = List.of(key("default", SECRET));
    private Archive archive = notification -> {
        kept.add(notification);
        return CompletableFuture.completedStage(null);
    };

    @Test
    void shouldKeepAGenuineNotificationUnderItsAlertKey() {
        Answer answer = answer(BODY);

        assertThat(answer).isEqualTo(new Answer.Accepted("INGEST1", "default"));
        assertThat(kept).singleElement().satisfies(notification -> {
            assertThat(notification.key()).isEqualTo("T1/A1");
            assertThat(notification.keyId()).isEqualTo("default");
            assertThat(notification.arrival().ingestId()).isEqualTo("INGEST1");
            assertThat(notification.arrival().receivedAt()).isEqualTo(Instant.parse("2026-11-22T08:00:00.123Z"));
            assertThat(notification.arrival().source()).isEqualTo("gardin");
            assertThat(notification.arrival().body()).isEqualTo(BODY.getBytes(UTF_8));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"tenantId":"T1","alertId":"A1","notificationId":"N1","event":"WILTED"}
            {"tenantId":"T1","alertId":"A1","notificationId":"N1","alertCategory":"PLANT_CRITICAL","x":{"y":[1]}}
            {"tenantId":"not a ULID","alertId":"ä ö","notificationId":"💐"}
            """)
    void shouldAcceptShapesThatItDoesNotKnow(String body) {
        assertThat(answer(body)).isInstanceOf(Answer.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            no JSON at all                                                           | none
            ["tenantId"]                                                             | none
            {"tenantId":"T1","alertId":"A1"}                                         | notificationId
            {"tenantId":"","alertId":"A1","notificationId":"N1"}                     | tenantId
            {"tenantId":"T1","alertId":"A/1","notificationId":"N1"}                  | alertId
            {"tenantId":"T1","alertId":"A1","alertId":"A1","notificationId":"N1"}    | alertId
            {"tenantId":"T1","alertId":null,"notificationId":"N1"}                   | alertId
            {"tenantId":7,"alertId":"A1","notificationId":"N1"}                      | tenantId
            """)
    void shouldKeepWhatIsGenuineButUnreadableAndNameTheField(String body, String field) {
        Answer answer = answer(body);

        assertThat(answer).isInstanceOfSatisfying(Answer.Unreadable.class, unreadable -> {
            assertThat(unreadable.field()).isEqualTo(field);
            assertThat(unreadable.ingestId()).isEqualTo("INGEST1");
        });
        assertThat(kept).singleElement().satisfies(notification -> {
            assertThat(notification.key()).isEqualTo("-/INGEST1");
            assertThat(notification.arrival().body()).isEqualTo(body.getBytes(UTF_8));
        });
    }

    @Test
    void shouldNotKeepWhatAnotherSecretSigned() {
        String signature = SignedNotification.sign(BODY.getBytes(UTF_8), "another secret, as long".getBytes(UTF_8));

        Answer answer = answer(request("gardin", List.of(signature), BODY));

        assertThat(answer).isInstanceOf(Answer.NotGenuine.class);
        assertThat(kept).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                     | ''
            not hexadecimal        | not hexadecimal
            one, another           | one, another
            """)
    void shouldKeepApartWhatIsNotSigned(String sent, String header) {
        List<String> signatures = sent.isEmpty() ? List.of() : List.of(sent.split(", ", -1));

        assertThat(answer(request("gardin", signatures, BODY))).isInstanceOf(Answer.NotGenuine.class);

        assertThat(kept).isEmpty();
        assertThat(apart).singleElement().satisfies(request -> {
            assertThat(request.reason()).isEqualTo(UnverifiedReason.SIGNATURE);
            assertThat(request.keyId()).isEmpty();
            assertThat(request.arrival().signature()).isEqualTo(header);
            assertThat(request.arrival().body()).isEqualTo(BODY.getBytes(UTF_8));
        });
    }

    @Test
    void shouldKeepApartWhatIsAnotherSourcesTenant() {
        tenants = Set.of("T2", "T3");

        assertThat(answer(BODY)).isEqualTo(new Answer.WrongTenant());

        assertThat(kept).isEmpty();
        assertThat(apart).singleElement().satisfies(request -> {
            assertThat(request.reason()).isEqualTo(UnverifiedReason.TENANT);
            assertThat(request.keyId()).hasValue("default");
        });
    }

    @Test
    void shouldAcceptEachTenantThatASourceSpeaksFor() {
        tenants = Set.of("T1", "T2");

        assertThat(answer(BODY)).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void shouldKeepApartWhatHasNoGoodToken() {
        tokens = authorization -> CompletableFuture.completedStage(new TokenCheck.Verdict.Bad("it has expired"));

        assertThat(answer(BODY)).isEqualTo(new Answer.NoToken(true, "it has expired"));

        assertThat(kept).isEmpty();
        assertThat(apart).singleElement().satisfies(request -> {
            assertThat(request.reason()).isEqualTo(UnverifiedReason.TOKEN);
            assertThat(request.keyId()).hasValue("default");
        });
    }

    @Test
    void shouldAskForNoTokenBeforeTheSignatureIsRight() {
        tokens = authorization -> {
            throw new AssertionError("a forgery is no reason to check a token");
        };

        assertThat(answer(request("gardin", List.of(), BODY))).isInstanceOf(Answer.NotGenuine.class);
    }

    @Test
    void shouldVerifyWithEachKeyOfTheRing() {
        byte[] newSecret = "the secret after its rotation".getBytes(UTF_8);
        SigningKey next = new SigningKey("next", new Secret(newSecret));
        keys = List.of(key("default", SECRET), next);

        Answer answer =
                answer(request("gardin", List.of(SignedNotification.sign(BODY.getBytes(UTF_8), newSecret)), BODY));

        assertThat(answer).isEqualTo(new Answer.Accepted("INGEST1", "next"));
        assertThat(answer(BODY)).isEqualTo(new Answer.Accepted("INGEST1", "default"));
    }

    @Test
    void shouldCountEachAnswerOnce() {
        answer(BODY);
        answer(request("elsewhere", List.of(), BODY));

        assertThat(counted).containsExactly("gardin Accepted", "elsewhere UnknownSource");
    }

    @Test
    void shouldNotKnowAnotherSource() {
        assertThat(answer(request("elsewhere", List.of(sign(BODY)), BODY))).isEqualTo(new Answer.UnknownSource());
        assertThat(kept).isEmpty();
    }

    @Test
    void shouldSaySoWhenANotificationCouldNotBeKept() {
        archive = notification ->
                CompletableFuture.<@Nullable Void>failedStage(new IllegalStateException("Kafka is away"));

        assertThat(answer(BODY)).isEqualTo(new Answer.NotKept());
    }

    @Test
    void shouldNotAnswerBeforeTheNotificationIsKept() {
        CompletableFuture<@Nullable Void> keeping = new CompletableFuture<>();
        archive = notification -> keeping;

        CompletableFuture<Answer> answer =
                accept().answer(request("gardin", List.of(sign(BODY)), BODY)).toCompletableFuture();

        assertThat(answer).isNotDone();
        keeping.complete(null);
        assertThat(answer).isCompletedWithValue(new Answer.Accepted("INGEST1", "default"));
    }

    @ParameterizedTest
    @CsvSource({
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01, true",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01, false",
        "nonsense, false"
    })
    void shouldContinueATraceThatIsOne(String traceparent, boolean isKept) {
        answer(new WebhookRequest(
                "gardin",
                List.of(sign(BODY)),
                Optional.empty(),
                Optional.of("application/json"),
                Optional.of(traceparent),
                BODY.getBytes(UTF_8)));

        assertThat(kept)
                .singleElement()
                .satisfies(notification -> assertThat(
                                notification.arrival().traceparent().equals(traceparent))
                        .isEqualTo(isKept));
    }

    private Answer answer(String body) {
        return answer(request("gardin", List.of(sign(body)), body));
    }

    private Answer answer(WebhookRequest request) {
        CompletionStage<Answer> answer = accept().answer(request);
        return answer.toCompletableFuture().join();
    }

    private AcceptNotification accept() {
        Source gardin = new Source("gardin", new KeyRing(keys), tenants);
        return new AcceptNotification(
                name -> name.equals("gardin") ? Optional.of(gardin) : Optional.empty(),
                tokens,
                archive,
                apart::add,
                (source, answer) -> counted.add(source + " " + answer.getClass().getSimpleName()),
                InstantSource.fixed(NOW),
                () -> "INGEST1",
                new Random(1));
    }

    private static SigningKey key(String id, byte[] secret) {
        return new SigningKey(id, new Secret(secret));
    }

    private static WebhookRequest request(String source, List<String> signatures, String body) {
        return new WebhookRequest(
                source, signatures, Optional.empty(), Optional.empty(), Optional.empty(), body.getBytes(UTF_8));
    }

    private static String sign(String body) {
        return SignedNotification.sign(body.getBytes(UTF_8), SECRET);
    }
}
