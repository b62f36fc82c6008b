package io.harpline.ingest.edge.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.harpline.local.gardin.SignedNotification;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// From a spool that cannot be used, over one that can, to one that is full, all of it without a Kafka.
@QuarkusTest
@QuarkusTestResource(
        value = WithoutKafkaTest.NoKafkaAndAFileWhereTheSpoolShouldBe.class,
        restrictToAnnotatedClass = true)
class WithoutKafkaTest {

    private static final byte[] SECRET = "a secret of the tests".getBytes(UTF_8);

    private final HttpClient http = HttpClient.newHttpClient();

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI service;

    @ConfigProperty(name = "harpline.ingest.spool.directory")
    Path spool;

    @Test
    void shouldBeReadyAsLongAsItCanKeepSomething() throws Exception {
        assertThat(send().statusCode()).isEqualTo(503);
        assertThat(health("ready")).isEqualTo(503);
        assertThat(health("live")).isEqualTo(200);

        Files.delete(spool);

        await().untilAsserted(() -> assertThat(health("ready")).isEqualTo(200));
        int kept = 0;
        HttpResponse<String> response = send();
        for (; response.statusCode() == 200; response = send()) {
            kept++;
        }
        assertThat(kept).isBetween(10, 20);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(health("ready")).isEqualTo(503);
        assertThat(health("live")).isEqualTo(200);
    }

    private HttpResponse<String> send() throws Exception {
        String padding = "x".repeat(60_000);
        byte[] body = ("{\"tenantId\":\"T1\",\"alertId\":\"A1\",\"notificationId\":\"N1\",\"p\":\"" + padding + "\"}")
                .getBytes(UTF_8);
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/webhooks/gardin"))
                .header("Gardin-Signature", SignedNotification.sign(body, SECRET))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    public static class NoKafkaAndAFileWhereTheSpoolShouldBe implements QuarkusTestResourceLifecycleManager {

        @SuppressWarnings("NullAway.Init") // start() comes first
        private Path directory;

        @Override
        public Map<String, String> start() {
            try {
                directory = Files.createTempDirectory("without-kafka");
                Path spool = Files.createFile(directory.resolve("spool"));
                return Map.of(
                        "kafka.bootstrap.servers",
                        "no-such-host.invalid:9092",
                        "GARDIN_SECRET",
                        new String(SECRET, UTF_8),
                        "harpline.ingest.spool.directory",
                        spool.toString(),
                        "harpline.ingest.spool.max-bytes",
                        "1M");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public void stop() {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private int health(String kind) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(service.resolve("/q/health/" + kind)).build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }
}
