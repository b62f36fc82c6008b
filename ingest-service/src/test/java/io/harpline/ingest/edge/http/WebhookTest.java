package io.harpline.ingest.edge.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.local.broker.TopicReader;
import io.harpline.local.gardin.SignedNotification;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(BrokerResource.class)
class WebhookTest {

    private static final byte[] SECRET = BrokerResource.SECRET.getBytes(UTF_8);
    private static final int LARGEST_BODY = 64 * 1024;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI service;

    @SuppressWarnings("NullAway.Init") // from BrokerResource
    EmbeddedBroker broker;

    @Test
    void shouldArchiveExactlyTheBytesThatWereSent() throws Exception {
        byte[] body = notification("  \"odd\" : \"\\u00e4 ä 💐\" ,\r\n\t");
        Instant before = Instant.now().minusMillis(1);

        HttpResponse<String> response = http.send(
                signed(body)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                        .build(),
                BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        ConsumerRecord<byte[], byte[]> record = archivedUnder(ingestId(response));
        assertThat(record.value()).isEqualTo(body);
        assertThat(new String(record.key(), UTF_8)).isEqualTo("T1/A1");
        assertThat(header(record, HeaderNames.SOURCE)).isEqualTo("gardin");
        assertThat(header(record, HeaderNames.SIGNATURE)).isEqualTo(SignedNotification.sign(body, SECRET));
        assertThat(header(record, HeaderNames.KEY_ID)).isEqualTo("default");
        assertThat(header(record, HeaderNames.CONTENT_TYPE)).isEqualTo("application/json; charset=utf-8");
        assertThat(header(record, HeaderNames.TRACEPARENT)).startsWith("00-0af7651916cd43dd8448eb211c80319c");
        Instant receivedAt = Instant.parse(header(record, HeaderNames.RECEIVED_AT));
        assertThat(receivedAt).isBetween(before, Instant.now());
        assertThat(record.timestamp()).isEqualTo(receivedAt.toEpochMilli());
    }

    @Test
    void shouldArchiveABodyOfExactly64KiBHoweverItIsCut() throws Exception {
        byte[] body = paddedTo(LARGEST_BODY);
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));

        HttpResponse<String> response = http.send(signed(body).POST(chunked).build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(archivedUnder(ingestId(response)).value()).isEqualTo(body);
    }

    @Test
    void shouldNeverInflateABody() throws Exception {
        byte[] gzip = HexFormat.of().parseHex("1f8b08000000000000ffabaeadadadad0500");

        HttpResponse<String> response =
                http.send(signed(gzip).header("Content-Encoding", "gzip").build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(archivedUnder(ingestId(response)).value()).isEqualTo(gzip);
    }

    @Test
    void shouldSayWhyItRefusesABodyOfAnySize() throws Exception {
        byte[] body = new byte[20_000_000];

        HttpResponse<String> response = http.send(post(body).build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(problem(response).get("detail").textValue()).contains("65536");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldRefuseOneByteMoreThan64KiB(boolean withLength) throws Exception {
        byte[] body = paddedTo(LARGEST_BODY + 1);
        BodyPublisher publisher = withLength
                ? BodyPublishers.ofByteArray(body)
                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));

        HttpResponse<String> response = http.send(signed(body).POST(publisher).build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(problem(response).get("detail").textValue()).contains("65536");
        assertThat(archive()).noneMatch(record -> record.value().length > LARGEST_BODY);
    }

    @Test
    void shouldKeepAnUnreadableBodyForTheQuarantineAndNameTheField() throws Exception {
        byte[] body = "{\"tenantId\":\"T1\",\"alertId\":\"no / here\",\"notificationId\":\"N1\"}".getBytes(UTF_8);

        HttpResponse<String> response = http.send(signed(body).build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(problem(response).get("field").textValue()).isEqualTo("alertId");
        assertThat(response.body()).doesNotContain("no / here");
        ConsumerRecord<byte[], byte[]> record = archivedUnder(ingestId(response));
        assertThat(new String(record.key(), UTF_8)).isEqualTo("-/" + ingestId(response));
        assertThat(record.value()).isEqualTo(body);
    }

    @Test
    void shouldArchiveNothingOfAForgery() throws Exception {
        byte[] body = notification("\"forged\":\"" + UUID.randomUUID() + "\",");
        String signature = SignedNotification.sign(body, "some other secret".getBytes(UTF_8));

        HttpResponse<String> response =
                http.send(post(body).header("Gardin-Signature", signature).build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(problem(response).get("field").textValue()).isEqualTo("Gardin-Signature");
        assertThat(archive()).noneMatch(record -> new String(record.value(), UTF_8).contains("forged"));
    }

    @Test
    void shouldRefuseTwoSignaturesEvenIfBothAreRight() throws Exception {
        byte[] body = notification("");
        String signature = SignedNotification.sign(body, SECRET);

        HttpResponse<String> response = http.send(
                post(body)
                        .header("Gardin-Signature", signature)
                        .header("Gardin-Signature", signature)
                        .build(),
                BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer garbage", "Bearer e30.e30.e30", "Basic dXNlcjpwYXNz", "\\"})
    void shouldTakeNoNoticeOfATokenThatNobodyDemands(String authorization) throws Exception {
        HttpRequest request =
                signed(notification("")).header("Authorization", authorization).build();

        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldKnowNoOtherSource() throws Exception {
        byte[] body = notification("");
        HttpRequest request =
                signed(body).uri(service.resolve("/webhooks/elsewhere")).build();

        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(problem(response).get("detail").textValue()).contains("/webhooks/gardin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "HEAD"})
    void shouldTakeNothingButPost(String method) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/webhooks/gardin"))
                .method(method, BodyPublishers.noBody())
                .build();

        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void shouldKeepNotificationsWithoutKafkaAndArchiveThemOnceItIsBack() throws Exception {
        byte[] held = notification("\"held\":\"" + UUID.randomUUID() + "\",");
        broker.kill();
        try {
            Instant before = Instant.now();
            HttpResponse<String> response = http.send(signed(held).build(), BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(4));
            assertThat(readiness()).isEqualTo(200);
        } finally {
            broker.restart();
        }
        await().untilAsserted(() -> assertThat(archive()).anyMatch(record -> Arrays.equals(record.value(), held)));
        byte[] body = notification("\"again\":1,");
        HttpResponse<String> response = http.send(signed(body).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        await().untilAsserted(() ->
                assertThat(archivedUnder(ingestId(response)).value()).isEqualTo(body));
    }

    private HttpRequest.Builder signed(byte[] body) {
        return post(body).header("Gardin-Signature", SignedNotification.sign(body, SECRET));
    }

    private HttpRequest.Builder post(byte[] body) {
        return HttpRequest.newBuilder(service.resolve("/webhooks/gardin"))
                .timeout(Duration.ofSeconds(10))
                .POST(BodyPublishers.ofByteArray(body));
    }

    private int readiness() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(service.resolve("/q/health/ready")).build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static byte[] notification(String more) {
        return ("{" + more + "\"tenantId\":\"T1\",\"alertId\":\"A1\",\"notificationId\":\"N1\"}").getBytes(UTF_8);
    }

    private static byte[] paddedTo(int length) {
        int room = length - notification("\"p\":\"\",").length;
        StringBuilder padding = new StringBuilder();
        new Random(7).ints(room, 'a', 'z' + 1).forEach(padding::appendCodePoint);
        return notification("\"p\":\"" + padding + "\",");
    }

    private static String ingestId(HttpResponse<String> response) throws Exception {
        return Json.MAPPER.readTree(response.body()).get("ingestId").textValue();
    }

    private static JsonNode problem(HttpResponse<String> response) throws Exception {
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = Json.MAPPER.readTree(response.body());
        assertThat(problem.get("status").intValue()).isEqualTo(response.statusCode());
        return problem;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return TextHeaders.get(record.headers(), name).orElse("");
    }

    private ConsumerRecord<byte[], byte[]> archivedUnder(String ingestId) {
        List<ConsumerRecord<byte[], byte[]>> found = archive().stream()
                .filter(record -> header(record, HeaderNames.INGEST_ID).equals(ingestId))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<ConsumerRecord<byte[], byte[]>> archive() {
        return new TopicReader(broker.bootstrapServers()).read(Topics.NOTIFICATIONS);
    }
}
