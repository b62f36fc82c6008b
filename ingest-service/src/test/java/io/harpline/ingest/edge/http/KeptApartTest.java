package io.harpline.ingest.edge.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.harpline.ingest.LogCopy;
import io.harpline.ingest.edge.http.BrokerResource.KeysDirectory;
import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.local.broker.TopicReader;
import io.harpline.local.gardin.SignedNotification;
import io.harpline.schemas.topic.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of requests whose genuineness is not shown, and how a secret is changed.
@QuarkusTest
@WithTestResource(BrokerResource.class)
class KeptApartTest {

    private static final String FORMER = "the former secret, sixteen and more";
    private static final String NEWER = "the newer secret, sixteen and more";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI service;

    @SuppressWarnings("NullAway.Init") // from BrokerResource
    EmbeddedBroker broker;

    @SuppressWarnings("NullAway.Init") // from BrokerResource
    KeysDirectory keys;

    @Test
    void shouldKeepAForgeryApartWithoutItsToken() throws Exception {
        byte[] body = notification();
        HttpRequest forged = post("gardin", body, "no secret of ours, though it is long")
                .header("Authorization", "Bearer a-token-that-goes-nowhere")
                .build();

        assertThat(http.send(forged, BodyHandlers.discarding()).statusCode()).isEqualTo(401);

        await().untilAsserted(() -> assertThat(keptApart()).anyMatch(record -> Arrays.equals(record.value(), body)));
        assertThat(keptApart())
                .noneMatch(record -> record.headers().toString().contains("goes-nowhere")
                        || record.headers().lastHeader("authorization") != null);
    }

    @Test
    void shouldChangeASecretThatTheSenderHasChangedFirst() throws Exception {
        Path directory = Files.createDirectory(keys.path().resolve("greenhouse"));
        try (LogCopy log = LogCopy.ofAll()) {
            Files.writeString(directory.resolve("former"), FORMER);
            await().untilAsserted(() -> assertThat(sent("greenhouse", FORMER)).isEqualTo(200));
            byte[] early = notification();
            assertThat(send("greenhouse", early, NEWER)).isEqualTo(401);

            Files.writeString(directory.resolve("newer"), NEWER + "\n");
            List<Integer> former = new ArrayList<>();
            List<Integer> newer = new ArrayList<>();
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(Duration.ofSeconds(3))
                    .until(() -> {
                        former.add(sent("greenhouse", FORMER));
                        newer.add(sent("greenhouse", NEWER));
                        return newer.getLast() == 200;
                    });
            Files.delete(directory.resolve("former"));
            await().atMost(Duration.ofSeconds(4)).until(() -> {
                newer.add(sent("greenhouse", NEWER));
                return sent("greenhouse", FORMER) == 401;
            });

            assertThat(former).containsOnly(200);
            assertThat(newer.subList(newer.indexOf(200), newer.size())).containsOnly(200);
            await().untilAsserted(
                            () -> assertThat(keptApart()).anyMatch(record -> Arrays.equals(record.value(), early)));
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("key taken: source=greenhouse key-id=newer"))
                    .noneMatch(line -> line.contains(FORMER) || line.contains(NEWER));
        }
        for (String page : List.of("/q/health", "/q/health/ready", "/q/metrics", "/q/info", "/q/dev")) {
            assertThat(get(page)).doesNotContain(FORMER, NEWER, BrokerResource.SECRET);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldAnswerForgeriesAtOnceWhileKafkaIsAwayAndKeepThem(boolean frozen) throws Exception {
        byte[] held = notification();
        send("gardin", notification(), FORMER); // one to warm up
        if (frozen) {
            signal("STOP");
        } else {
            broker.kill();
        }
        try {
            List<Long> millis = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                long start = System.nanoTime();
                assertThat(send("gardin", i == 0 ? held : notification(), FORMER))
                        .isEqualTo(401);
                millis.add((System.nanoTime() - start) / 1_000_000);
            }
            assertThat(millis.stream().sorted().toList().get(100)).isLessThan(50);
            assertThat(millis.stream().mapToLong(Long::longValue).max().orElseThrow())
                    .isLessThan(900);
        } finally {
            if (frozen) {
                signal("CONT");
            } else {
                broker.restart();
            }
        }
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(keptApart()).anyMatch(record -> Arrays.equals(record.value(), held)));
    }

    private int sent(String source, String secret) throws Exception {
        return send(source, notification(), secret);
    }

    private int send(String source, byte[] body, String secret) throws Exception {
        return http.send(post(source, body, secret).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private HttpRequest.Builder post(String source, byte[] body, String secret) {
        return HttpRequest.newBuilder(service.resolve("/webhooks/" + source))
                .timeout(Duration.ofSeconds(10))
                .header("Gardin-Signature", SignedNotification.sign(body, secret.getBytes(UTF_8)))
                .POST(BodyPublishers.ofByteArray(body));
    }

    private String get(String page) throws Exception {
        HttpResponse<String> response =
                http.send(HttpRequest.newBuilder(service.resolve(page)).build(), BodyHandlers.ofString());
        return response.body();
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(broker.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private static byte[] notification() {
        return ("{\"tenantId\":\"T1\",\"alertId\":\"A1\",\"notificationId\":\"" + UUID.randomUUID() + "\"}")
                .getBytes(UTF_8);
    }

    private List<ConsumerRecord<byte[], byte[]>> keptApart() {
        return new TopicReader(broker.bootstrapServers()).read(Topics.UNVERIFIED);
    }
}
