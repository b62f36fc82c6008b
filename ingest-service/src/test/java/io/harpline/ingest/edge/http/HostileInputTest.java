package io.harpline.ingest.edge.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.ingest.edge.http.HostileRequests.Case;
import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.local.broker.TopicReader;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a sender could do to us byte by byte, and what we answer.
@QuarkusTest
@TestProfile(Impatient.class)
@QuarkusTestResource(BrokerResource.class)
class HostileInputTest {

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI service;

    @SuppressWarnings("NullAway.Init") // from BrokerResource
    EmbeddedBroker broker;

    @ParameterizedTest
    @MethodSource("io.harpline.ingest.edge.http.HostileRequests#noHttp")
    void shouldHangUpOnWhatIsNoHttp(Case hostile) throws Exception {
        try (RawHttp http = RawHttp.to(service)) {
            RawHttp.Answer answer = http.send(hostile.request()).answer();

            assertThat(answer.status()).isEqualTo(hostile.status());
            assertThat(answer.body()).isEmpty();
            assertThat(http.isHungUp()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("io.harpline.ingest.edge.http.HostileRequests#refused")
    void shouldRefuseWithAProblemThatEchoesNothing(Case hostile) throws Exception {
        try (RawHttp http = RawHttp.to(service)) {
            RawHttp.Answer answer = http.send(hostile.request()).answer();

            assertThat(answer.status()).isEqualTo(hostile.status());
            assertThat(problem(answer).get("detail").textValue()).isNotEmpty();
            assertThat(answer.head() + answer.body()).doesNotContain(HostileRequests.MARK);
        }
    }

    @ParameterizedTest
    @MethodSource("io.harpline.ingest.edge.http.HostileRequests#taken")
    void shouldTakeWhatIsOddButGenuine(Case odd) throws Exception {
        try (RawHttp http = RawHttp.to(service)) {
            RawHttp.Answer answer = http.send(odd.request()).answer();

            assertThat(answer.status()).isEqualTo(200);
            ConsumerRecord<byte[], byte[]> record = archivedUnder(answer);
            assertThat(record.value()).isEqualTo(HostileRequests.BODY.getBytes(UTF_8));
            record.headers()
                    .forEach(header ->
                            assertThat(new String(header.value(), UTF_8)).matches("[ -~]{1,256}"));
        }
    }

    static Stream<Arguments> unreadable() {
        String ids = "\"alertId\":\"A1\",\"notificationId\":\"N1\"";
        return Stream.of(
                Arguments.of("64 KiB of brackets", null, "[".repeat(65_536)),
                Arguments.of("64 KiB of objects", null, "{\"a\":".repeat(13_000)),
                Arguments.of("nothing", null, ""),
                Arguments.of("no UTF-8", null, "{\"tenantId\":\"\u00ff\"," + ids + "}"),
                Arguments.of(
                        "an id twice in two spellings",
                        "tenantId",
                        "{\"tenantId\":\"a\",\"\\u0074enantId\":\"a\"," + ids + "}"),
                Arguments.of("an id of null", "tenantId", "{\"tenantId\":null," + ids + "}"),
                Arguments.of(
                        "an id of 10,000 characters",
                        "tenantId",
                        "{\"tenantId\":\"" + "x".repeat(10_000) + "\"," + ids + "}"),
                Arguments.of("an id with a slash", "tenantId", "{\"tenantId\":\"a\\/b\"," + ids + "}"),
                Arguments.of(
                        "a number of 60,000 digits",
                        "tenantId",
                        "{\"tenantId\":" + "9".repeat(60_000) + "," + ids + "}"),
                Arguments.of("a number of great exponent", "tenantId", "{\"tenantId\":1e999999999," + ids + "}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void shouldArchiveWhatIsGenuineButUnreadable(String name, @Nullable String field, String body) throws Exception {
        byte[] bytes = body.getBytes(ISO_8859_1);
        try (RawHttp http = RawHttp.to(service)) {
            RawHttp.Answer answer = http.send(HostileRequests.signed(bytes)).answer();

            assertThat(answer.status()).isEqualTo(422);
            JsonNode named = problem(answer).get("field");
            assertThat(named == null ? null : named.textValue()).isEqualTo(field);
            assertThat(archivedUnder(answer).value()).isEqualTo(bytes);
        }
    }

    @Test
    void shouldAnswerPipelinedRequestsInTheirOrder() throws Exception {
        try (RawHttp http = RawHttp.to(service)) {
            http.send(HostileRequests.GENUINE + HostileRequests.post("", "") + HostileRequests.GENUINE);

            assertThat(http.answer().status()).isEqualTo(200);
            assertThat(http.answer().status()).isEqualTo(401);
            assertThat(http.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void shouldLetTheSenderGoOnWhoAsksFirst() throws Exception {
        try (RawHttp http = RawHttp.to(service)) {
            http.send(HostileRequests.post(
                    HostileRequests.SIGNED + HostileRequests.LENGTH + "Expect: 100-continue\r\n", ""));

            assertThat(http.answer().status()).isEqualTo(100);
            assertThat(http.send(HostileRequests.BODY).answer().status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {HostileRequests.CHUNKED, "Transfer-Encoding: xchunked\r\n", "Transfer-Encoding: identity\r\n"})
    void shouldNotTakeARequestForSmuggledBehindAnotherOne(String encoding) throws Exception {
        String headers = HostileRequests.SIGNED + HostileRequests.LENGTH + encoding;
        String body = encoding.equals(HostileRequests.CHUNKED) ? HostileRequests.ONE_CHUNK : HostileRequests.BODY;
        try (RawHttp http = RawHttp.to(service)) {
            RawHttp.Answer answer = http.send(HostileRequests.post(headers, body) + HostileRequests.GENUINE)
                    .answer();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.closes()).isTrue();
            assertThat(http.isHungUp()).isTrue();
        }
    }

    private static JsonNode problem(RawHttp.Answer answer) throws Exception {
        assertThat(answer.head()).contains("content-type: application/problem+json");
        JsonNode problem = Json.MAPPER.readTree(answer.body());
        assertThat(problem.get("status").intValue()).isEqualTo(answer.status());
        return problem;
    }

    private ConsumerRecord<byte[], byte[]> archivedUnder(RawHttp.Answer answer) throws Exception {
        String ingestId = Json.MAPPER.readTree(answer.body()).get("ingestId").textValue();
        return new TopicReader(broker.bootstrapServers())
                .read(Topics.NOTIFICATIONS).stream()
                        .filter(record -> TextHeaders.get(record.headers(), HeaderNames.INGEST_ID)
                                .orElse("")
                                .equals(ingestId))
                        .findFirst()
                        .orElseThrow();
    }
}
