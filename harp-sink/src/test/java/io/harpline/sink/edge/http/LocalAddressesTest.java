package io.harpline.sink.edge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.harpline.schemas.settings.BadConfig;
import io.harpline.sink.domain.HarpAnswer;
import io.harpline.sink.domain.HarpAnswer.Answered;
import io.harpline.sink.domain.HarpAnswer.Cause;
import io.harpline.sink.domain.HarpAnswer.NoAnswer;
import io.harpline.sink.edge.http.AddressGuard.Standing;
import io.harpline.sink.edge.http.LocalAddresses.Lookup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class LocalAddressesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// For documentation only: nobody answers there.
    private static final String ELSEWHERE = "192.0.2.1";

    private final AtomicInteger posts = new AtomicInteger();
    private volatile String[] addresses = {ELSEWHERE};
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.createContext("/", exchange -> {
            posts.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "0.0.0.0",
                "169.254.169.254",
                "224.0.0.1",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "::1",
                "::",
                "fe80::1",
                "ff02::1",
                "fd00:ec2::254",
                "fd20:ce::254",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::169.254.169.254"
            })
    void shouldKnowWhereAMachineServesItself(String address) {
        assertThat(LocalAddresses.isLocal(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ELSEWHERE,
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "100.100.100.201",
                "128.0.0.1",
                "fd00::1",
                "2001:db8::1",
                "64:ff9b::192.0.2.1",
                "::192.0.2.1"
            })
    void shouldLetAHarpInTheSameNetworkPass(String address) {
        assertThat(LocalAddresses.isLocal(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "[::ffff:169.254.169.254]"})
    void shouldNotStartWithAUrlThatLeadsThere(String host) {
        IntegrationUrl url = IntegrationUrl.parse("the.key", "http://" + host + "/?key=secret");

        assertThatThrownBy(() -> harp(url, new LocalAddresses(PATIENCE)))
                .isInstanceOf(BadConfig.class)
                .hasMessage("the.key leads to a loopback, link-local or metadata address,"
                        + " which harpline.sink.refuse-local-addresses forbids");
    }

    @Test
    void shouldPostNothingOnceTheNameLeadsThere() {
        try (HttpHarp harp = harp(url(), guard())) {
            assertThat(post(harp)).isInstanceOf(Answered.class);
            assertThat(posts).hasValue(1);

            // When
            addresses = new String[] {ELSEWHERE, "169.254.169.254"};

            // Then
            assertThat(post(harp))
                    .isEqualTo(new NoAnswer(
                            Cause.NOT_CONNECTED,
                            "refused: a loopback, link-local or metadata address,"
                                    + " which harpline.sink.refuse-local-addresses forbids"));
            assertThat(posts).hasValue(1);

            // And it goes on once it is mended.
            addresses = new String[] {ELSEWHERE};
            assertThat(post(harp)).isInstanceOf(Answered.class);
        }
    }

    @Test
    void shouldStartAndWaitWhileTheNameHasNoAddress() {
        Lookup none = host -> {
            throw new UnknownHostException(host);
        };

        try (HttpHarp harp = harp(url(), new LocalAddresses(none, PATIENCE))) {
            assertThat(post(harp)).isEqualTo(new NoAnswer(Cause.NOT_CONNECTED, "the host's name has no address"));
        }
        assertThat(posts).hasValue(0);
    }

    @Test
    void shouldNotWaitLongerForAnAddressAndNotPostAfterwards() throws InterruptedException {
        CountDownLatch looking = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Lookup slow = host -> {
            looking.countDown();
            await(over);
            return new InetAddress[] {InetAddress.ofLiteral(ELSEWHERE)};
        };
        LocalAddresses guard = new LocalAddresses(slow, Duration.ofMillis(100));

        try (HttpHarp harp = harp(url(), guard)) {
            assertThat(post(harp)).isEqualTo(new NoAnswer(Cause.NOT_CONNECTED, "the host's name has no address"));
            looking.await();
            over.countDown();
            assertThat(guard.standing("harp").join()).isEqualTo(Standing.FREE);
        }
        assertThat(posts).hasValue(0);
    }

    private LocalAddresses guard() {
        return new LocalAddresses(
                host -> Stream.of(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new), PATIENCE);
    }

    private IntegrationUrl url() {
        return IntegrationUrl.parse(
                "the.key", "http://localhost:" + server.getAddress().getPort() + "/?key=secret");
    }

    private static HttpHarp harp(IntegrationUrl url, LocalAddresses guard) {
        return new HttpHarp(url, PATIENCE, PATIENCE, Clock.systemUTC(), guard);
    }

    private static HarpAnswer post(HttpHarp harp) {
        return harp.post(new byte[] {'{', '}'}).toCompletableFuture().join();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
