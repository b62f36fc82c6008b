package io.harpline.ingest.edge.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.ingest.edge.http.BrokerResource;
import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.local.broker.TopicReader;
import io.harpline.local.gardin.SignedNotification;
import io.harpline.schemas.topic.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@TestProfile(DemandedTokenTest.Demanded.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemandedTokenTest {

    public static final class Demanded implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(IssuerResource.class));
        }
    }

    private static final PublicJsonWebKey KEY = Issuer.rsa("key-1");

    private final HttpClient http = HttpClient.newHttpClient();

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI service;

    @SuppressWarnings("NullAway.Init") // from BrokerResource
    EmbeddedBroker broker;

    @SuppressWarnings("NullAway.Init") // from IssuerResource
    Issuer issuer;

    @Test
    @Order(1)
    void shouldBeReadyWhileTheIssuerIsAwayAndTakeTokensOnceItIsBack() throws Exception {
        HttpRequest ready =
                HttpRequest.newBuilder(service.resolve("/q/health/ready")).build();
        assertThat(http.send(ready, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        assertThat(bearing("Bearer " + Issuer.token(KEY), notification()).statusCode())
                .isEqualTo(401);

        issuer.publish(KEY);
        issuer.isAway(false);

        assertThat(bearing("Bearer " + Issuer.token(KEY), notification()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldSayThatATokenIsMissing() throws Exception {
        String body = notification();

        HttpResponse<String> response = bearing("", body);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(response.body()).contains("\"field\":\"Authorization\"");
        assertThat(archive()).doesNotContain(body);
    }

    @Test
    void shouldSayThatATokenIsNotTakenAndWhyWithoutRepeatingIt() throws Exception {
        String body = notification();
        String token = Issuer.token(KEY, claims -> {
            claims.setIssuedAt(NumericDate.fromSeconds(1));
            claims.setExpirationTime(NumericDate.fromSeconds(2));
        });

        HttpResponse<String> response = bearing("Bearer " + token, body);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
        assertThat(response.body()).contains("has expired").doesNotContain(token.substring(0, 20));
        assertThat(archive()).doesNotContain(body);
    }

    @Test
    void shouldStillWantTheSignature() throws Exception {
        HttpRequest unsigned = HttpRequest.newBuilder(service.resolve("/webhooks/gardin"))
                .header("Authorization", "Bearer " + Issuer.token(KEY))
                .POST(BodyPublishers.ofString(notification()))
                .build();

        HttpResponse<String> response = http.send(unsigned, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("\"field\":\"Gardin-Signature\"");
    }

    private HttpResponse<String> bearing(String authorization, String body) throws IOException, InterruptedException {
        byte[] secret = BrokerResource.SECRET.getBytes(UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve("/webhooks/gardin"))
                .timeout(Duration.ofSeconds(10))
                .header("Gardin-Signature", SignedNotification.sign(body.getBytes(UTF_8), secret))
                .POST(BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String notification() {
        return "{\"tenantId\":\"T1\",\"alertId\":\"A1\",\"notificationId\":\"" + UUID.randomUUID() + "\"}";
    }

    private List<String> archive() {
        return new TopicReader(broker.bootstrapServers())
                .read(Topics.NOTIFICATIONS).stream()
                        .map(record -> new String(record.value(), UTF_8))
                        .toList();
    }
}
