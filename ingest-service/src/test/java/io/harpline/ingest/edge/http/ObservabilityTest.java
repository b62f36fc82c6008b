package io.harpline.ingest.edge.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.local.broker.TopicReader;
import io.harpline.local.gardin.SignedNotification;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the service tells of itself while it runs.
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class ObservabilityTest {

    private static final byte[] SECRET = BrokerResource.SECRET.getBytes(UTF_8);
    private static final byte[] GOOD =
            "{\"tenantId\":\"T1\",\"alertId\":\"A1\",\"notificationId\":\"N1\"}".getBytes(UTF_8);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI service;

    @SuppressWarnings("NullAway.Init") // from BrokerResource
    EmbeddedBroker broker;

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            gardin, POST,   good,       200, accepted, -
            gardin, POST,   unreadable, 422, accepted, unreadable
            gardin, POST,   forged,     401, rejected, signature
            gardin, POST,   large,      413, rejected, too-large
            gardin, DELETE, good,       405, rejected, method
            """)
    void shouldCountEachAnswerOnce(String source, String method, String kind, int status, String outcome, String reason)
            throws Exception {
        Map<String, Double> before = metrics();

        assertThat(status(source, method, kind)).isEqualTo(status);

        await().untilAsserted(() -> {
            Map<String, Double> after = metrics();
            assertThat(grown(before, after, "harpline_ingest_answer_seconds_count"))
                    .isEqualTo(Map.of("harpline_ingest_answer_seconds_count{outcome=\"" + outcome + "\"}", 1.0));
            assertThat(grown(before, after, "harpline_ingest_accepted_total"))
                    .isEqualTo(
                            outcome.equals("accepted")
                                    ? Map.of("harpline_ingest_accepted_total{key=\"default\",source=\"gardin\"}", 1.0)
                                    : Map.of());
            assertThat(grown(before, after, "harpline_ingest_rejected_total"))
                    .isEqualTo(
                            reason == null
                                    ? Map.of()
                                    : Map.of(
                                            "harpline_ingest_rejected_total{reason=\"" + reason
                                                    + "\",source=\"gardin\"}",
                                            1.0));
        });
    }

    @Test
    void shouldLetNoSenderMakeANewSeries() throws Exception {
        Map<String, Double> before = metrics();

        for (int i = 0; i < 50; i++) {
            status("made-up-" + i, "POST", "good");
            status("made-up-" + i, "PUT", "good");
            status("made-up-" + i, "POST", "large");
        }

        await().untilAsserted(() -> assertThat(grown(before, metrics(), "harpline_ingest_rejected_total"))
                .isEqualTo(Map.of(
                        "harpline_ingest_rejected_total{reason=\"unknown-source\",source=\"-\"}", 50.0,
                        "harpline_ingest_rejected_total{reason=\"method\",source=\"-\"}", 50.0,
                        "harpline_ingest_rejected_total{reason=\"too-large\",source=\"-\"}", 50.0)));
        assertThat(ours(metrics()).keySet()).isEqualTo(ours(before).keySet());
    }

    @Test
    void shouldShowEachSeriesBeforeItsFirstEvent() throws Exception {
        assertThat(metrics().keySet())
                .contains(
                        "harpline_ingest_accepted_total{key=\"default\",source=\"gardin\"}",
                        "harpline_ingest_rejected_total{reason=\"tenant\",source=\"gardin\"}",
                        "harpline_ingest_rejected_total{reason=\"not-kept\",source=\"gardin\"}",
                        "harpline_ingest_rejected_total{reason=\"unknown-source\",source=\"-\"}",
                        "harpline_ingest_unverified_total{reason=\"signature\",source=\"gardin\"}",
                        "harpline_ingest_unverified_dropped_total{reason=\"token\",source=\"gardin\",why=\"budget\"}",
                        "harpline_ingest_spool_records",
                        "harpline_ingest_answer_seconds_bucket{outcome=\"not_kept\",le=\"0.001\"}",
                        "harpline_ingest_answer_seconds_bucket{outcome=\"accepted\",le=\"5.0\"}",
                        "harpline_ingest_produce_seconds_count",
                        "process_cpu_usage")
                .anyMatch(name -> name.startsWith("jvm_memory_used_bytes"));
    }

    @Test
    void shouldBeginATraceWhereTheRequestHasNone() throws Exception {
        byte[] body = ("{\"tenantId\":\"T1\",\"alertId\":\"TRACED\",\"notificationId\":\"" + System.nanoTime() + "\"}")
                .getBytes(UTF_8);

        assertThat(http.send(request("gardin", "POST", body, body), BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);

        ConsumerRecord<byte[], byte[]> record = new TopicReader(broker.bootstrapServers())
                .read(Topics.NOTIFICATIONS).stream()
                        .filter(candidate -> Arrays.equals(candidate.value(), body))
                        .findFirst()
                        .orElseThrow();
        assertThat(TextHeaders.get(record.headers(), HeaderNames.TRACEPARENT).orElse(""))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void shouldStayAliveWhileKafkaIsAway() throws Exception {
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);
        broker.kill();
        try {
            HttpResponse<String> live = get("/q/health/live");

            assertThat(live.statusCode()).isEqualTo(200);
            assertThat(live.body()).doesNotContainIgnoringCase("kafka").doesNotContain("archive");
        } finally {
            broker.restart();
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("/q/health/ready").statusCode() == 200);
    }

    private int status(String source, String method, String kind) throws Exception {
        byte[] body = switch (kind) {
            case "good", "forged" -> GOOD;
            case "unreadable" -> "no JSON".getBytes(UTF_8);
            case "large" -> new byte[64 * 1024 + 1];
            default -> throw new IllegalArgumentException(kind);
        };
        byte[] signed = kind.equals("forged") ? "another body".getBytes(UTF_8) : body;
        return http.send(request(source, method, body, signed), BodyHandlers.discarding())
                .statusCode();
    }

    private HttpRequest request(String source, String method, byte[] body, byte[] signed) {
        return HttpRequest.newBuilder(service.resolve("/webhooks/" + source))
                .timeout(Duration.ofSeconds(10))
                .header("Gardin-Signature", SignedNotification.sign(signed, SECRET))
                .method(method, BodyPublishers.ofByteArray(body))
                .build();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(service.resolve(path)).build(), BodyHandlers.ofString());
    }

    /// All samples, by name and labels.
    private Map<String, Double> metrics() throws Exception {
        Map<String, Double> samples = new TreeMap<>();
        get("/q/metrics").body().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int value = line.lastIndexOf(' ');
            samples.put(line.substring(0, value), Double.parseDouble(line.substring(value + 1)));
        });
        return samples;
    }

    private static Map<String, Double> ours(Map<String, Double> samples) {
        Map<String, Double> ours = new TreeMap<>(samples);
        ours.keySet().removeIf(name -> !name.startsWith("harpline_"));
        return ours;
    }

    private static Map<String, Double> grown(Map<String, Double> before, Map<String, Double> after, String name) {
        Map<String, Double> grown = new TreeMap<>();
        after.forEach((sample, value) -> {
            double more = value - before.getOrDefault(sample, 0.0);
            if (sample.startsWith(name) && more > 0) {
                grown.put(sample, more);
            }
        });
        return grown;
    }
}
