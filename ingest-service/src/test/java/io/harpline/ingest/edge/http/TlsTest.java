package io.harpline.ingest.edge.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.harpline.local.broker.SelfSigned;
import io.harpline.local.broker.TopicReader;
import io.harpline.local.gardin.SignedNotification;
import io.harpline.schemas.topic.Topics;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(TlsTest.Secured.class)
class TlsTest {

    public static final class Secured implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(SecuredResource.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @TestHTTPResource(value = "/", tls = true)
    @SuppressWarnings("NullAway.Init")
    URI https;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI http;

    @SuppressWarnings("NullAway.Init") // from SecuredResource
    SecuredResource.Https files;

    @SuppressWarnings("NullAway.Init") // from SecuredResource
    SecuredKafka kafka;

    @Test
    void shouldArchiveOverTlsWhatAClientWithACertificateBrings() throws Exception {
        String body = notification();

        int status = post(https, body, files.client().trusting(shown()));

        assertThat(status).isEqualTo(200);
        await().untilAsserted(() -> assertThat(archive()).contains(body));
    }

    @Test
    void shouldNotEvenListenToAClientWithoutACertificateOrWithAnother() throws Exception {
        SelfSigned server = shown();
        SSLContext without = server.trusted();
        SSLContext stranger = SelfSigned.make().trusting(server);

        assertThatThrownBy(() -> post(https, notification(), without)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> post(https, notification(), stranger)).isInstanceOf(IOException.class);
    }

    @Test
    void shouldAnswerNothingButHealthWithoutTls() throws Exception {
        try (HttpClient plain = HttpClient.newHttpClient()) {
            HttpRequest health =
                    HttpRequest.newBuilder(http.resolve("/q/health/ready")).build();

            assertThat(post(http, notification(), SSLContext.getDefault())).isEqualTo(403);
            assertThat(plain.send(health, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void shouldSpeakWhatIsSafe(String protocol) throws Exception {
        SSLContext client = files.client().trusting(shown());
        try (SSLSocket socket = (SSLSocket) client.getSocketFactory().createSocket("localhost", https.getPort())) {
            socket.setEnabledProtocols(new String[] {protocol});

            socket.startHandshake();

            assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
        }
    }

    @Test
    void shouldNotSpeakTls11() throws Exception {
        byte[] hello =
                HexFormat.of().parseHex("160301002f0100002b0302" + "00".repeat(32) + "00" + "0004c013c009" + "0100");
        try (Socket socket = new Socket("localhost", https.getPort())) {
            socket.getOutputStream().write(hello);

            byte[] alert = socket.getInputStream().readNBytes(7);

            assertThat(alert).startsWith(21).endsWith(2, 70); // fatal, protocol_version
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldGoOnWithTheFormerCertificateWhileTheFilesMakeNoSense(boolean together) throws Exception {
        SSLContext client = files.client().trusting(shown());
        String others = SelfSigned.make().certificatePem();
        Files.writeString(files.certificate(), together ? others.substring(0, others.length() / 2) : others);

        await().during(Duration.ofSeconds(2))
                .untilAsserted(
                        () -> assertThat(post(https, notification(), client)).isEqualTo(200));
    }

    @Test
    void shouldDropNoConnectionWhileTheCertificateIsReplaced() throws Exception {
        SelfSigned former = shown();
        SelfSigned next = SelfSigned.make();
        SSLContext client = files.client().trusting(former, next);
        SSLContext knowsTheNextAlone = files.client().trusting(next);
        AtomicInteger refused = new AtomicInteger();
        AtomicBoolean replaced = new AtomicBoolean();
        Thread hammer = Thread.startVirtualThread(() -> {
            while (!replaced.get()) {
                try {
                    refused.addAndGet(post(https, notification(), client) == 200 ? 0 : 1);
                } catch (Exception dropped) {
                    refused.incrementAndGet();
                }
            }
        });

        files.show(next);

        await().ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> post(https, notification(), knowsTheNextAlone) == 200);
        replaced.set(true);
        hammer.join();
        assertThat(refused).hasValue(0);
    }

    @Test
    void shouldReachAKafkaWithANewCertificateOnceTheTrustStoreIsReplaced() throws Exception {
        SSLContext client = files.client().trusting(shown());
        kafka.certify(SelfSigned.make());
        kafka.broker().restart();
        String unsure = notification();
        assertThat(post(https, unsure, client)).isEqualTo(200);
        assertThat(archive()).doesNotContain(unsure);

        kafka.tellClients();

        await().untilAsserted(() -> assertThat(archive()).contains(unsure));
        String sure = notification();
        assertThat(post(https, sure, client)).isEqualTo(200);
        await().untilAsserted(() -> assertThat(archive()).contains(sure));
    }

    /// A new certificate, as soon as the service shows it.
    private SelfSigned shown() throws IOException {
        SelfSigned next = SelfSigned.make();
        files.show(next);
        SSLContext client = files.client().trusting(next);
        await().ignoreExceptionsInstanceOf(IOException.class).until(() -> post(https, notification(), client) != 0);
        return next;
    }

    /// The status of a signed request over a connection of its own.
    private static int post(URI service, String body, SSLContext tls) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/webhooks/gardin"))
                .timeout(Duration.ofSeconds(10))
                .header(
                        "Gardin-Signature",
                        SignedNotification.sign(body.getBytes(UTF_8), SecuredResource.SECRET.getBytes(UTF_8)))
                .POST(BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .build()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static String notification() {
        return "{\"tenantId\":\"T1\",\"alertId\":\"A1\",\"notificationId\":\"" + UUID.randomUUID() + "\"}";
    }

    private List<String> archive() {
        return new TopicReader(kafka.broker().bootstrapServers())
                .read(Topics.NOTIFICATIONS).stream()
                        .map(record -> new String(record.value(), UTF_8))
                        .toList();
    }
}
