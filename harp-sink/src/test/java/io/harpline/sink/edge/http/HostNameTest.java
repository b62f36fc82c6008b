package io.harpline.sink.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.harpline.sink.domain.HarpAnswer;
import io.harpline.sink.domain.HarpAnswer.Answered;
import io.harpline.sink.domain.HarpAnswer.Cause;
import io.harpline.sink.domain.HarpAnswer.NoAnswer;
import io.harpline.sink.edge.http.HostName.Lookup;
import io.harpline.sink.edge.http.Whereabouts.At;
import io.harpline.sink.edge.http.Whereabouts.Refused;
import io.harpline.sink.edge.http.Whereabouts.Unknown;
import io.vertx.core.Vertx;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class HostNameTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// For documentation only: nobody answers there.
    private static final String FORBIDDEN = "192.0.2.1";

    private final AtomicInteger posts = new AtomicInteger();
    private final AtomicInteger lookUps = new AtomicInteger();
    private final Vertx vertx = Vertx.vertx();
    private volatile String[] addresses = {"127.0.0.1"};
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
        vertx.close();
    }

    @Test
    void shouldPostNothingOnceTheNameLeadsToARefusedAddress() {
        try (HttpHarp harp = harp(name(this::addresses, PATIENCE, Duration.ZERO))) {
            assertThat(post(harp)).isInstanceOf(Answered.class);
            assertThat(posts).hasValue(1);

            // When
            addresses = new String[] {"127.0.0.1", FORBIDDEN};

            // Then
            assertThat(post(harp))
                    .isEqualTo(new NoAnswer(
                            Cause.NOT_CONNECTED,
                            "refused: a loopback, link-local or metadata address,"
                                    + " which harpline.sink.refuse-local-addresses forbids"));
            assertThat(posts).hasValue(1);

            // And it goes on once it is mended.
            addresses = new String[] {"127.0.0.1"};
            assertThat(post(harp)).isInstanceOf(Answered.class);
        }
    }

    @Test
    void shouldConnectToTheAddressThatWasLookedAtAndLookNoneUpAgain() {
        // The JVM knows no such name.
        try (HttpHarp harp = harp(name(this::addresses, PATIENCE, PATIENCE))) {
            assertThat(post(harp)).isInstanceOf(Answered.class);
        }
        assertThat(lookUps).hasValue(1);
    }

    @Test
    void shouldPostNothingThatHasNoConnectionByTheEndOfItsTime() {
        Duration whole = Duration.ofMillis(50);
        Lookup late = host -> {
            long asked = System.nanoTime();
            while (System.nanoTime() - asked < whole.toNanos()) {
                Thread.onSpinWait();
            }
            return addresses(host);
        };
        try (HttpHarp harp = harp(name(late, PATIENCE, PATIENCE), whole)) {
            assertThat(post(harp)).isEqualTo(new NoAnswer(Cause.NOT_CONNECTED, "no connection in time"));
        }
        assertThat(lookUps).hasValue(1);
        assertThat(posts).hasValue(0);
    }

    @Test
    void shouldLookAnAddressUpOnceForManyPosts() {
        HostName name = name(this::addresses, PATIENCE, PATIENCE);
        for (int post = 0; post < 10; post++) {
            assertThat(name.whereabouts().join()).isEqualTo(new At(InetAddress.ofLiteral("127.0.0.1")));
        }
        assertThat(lookUps).hasValue(1);
    }

    @Test
    void shouldLookAgainAtOnceWhereThereWasNoAddressToPostTo() {
        HostName name = name(this::addresses, PATIENCE, PATIENCE);
        addresses = new String[] {FORBIDDEN};
        assertThat(name.whereabouts().join()).isEqualTo(new Refused());

        addresses = new String[] {"127.0.0.1"};
        assertThat(name.whereabouts().join()).isInstanceOf(At.class);
    }

    @Test
    void shouldWaitWhileTheNameHasNoAddress() {
        Lookup none = host -> {
            throw new UnknownHostException(host);
        };

        try (HttpHarp harp = harp(name(none, PATIENCE, PATIENCE))) {
            assertThat(post(harp)).isEqualTo(new NoAnswer(Cause.NOT_CONNECTED, "the host's name has no address"));
        }
        assertThat(posts).hasValue(0);
    }

    @Test
    void shouldNotWaitLongerForAnAddressAndNotPostAfterwards() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Lookup slow = host -> {
            await(over);
            ended.countDown();
            return addresses(host);
        };

        try (HttpHarp harp = harp(name(slow, Duration.ofMillis(100), PATIENCE))) {
            assertThat(post(harp)).isEqualTo(new NoAnswer(Cause.NOT_CONNECTED, "the host's name has no address"));
            over.countDown();
            ended.await();
        }
        assertThat(posts).hasValue(0);
    }

    @Test
    void shouldSurviveALookUpThatFailsInAnotherWay() {
        Lookup broken = host -> {
            throw new IllegalStateException("a defect");
        };
        HostName name = name(broken, PATIENCE, PATIENCE);

        assertThat(name.whereabouts().join()).isEqualTo(new Unknown());
        assertThat(name.whereabouts().join()).isEqualTo(new Unknown());
    }

    private InetAddress[] addresses(String host) {
        lookUps.incrementAndGet();
        return Stream.of(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }

    private static HostName name(Lookup lookup, Duration longest, Duration goodFor) {
        return new HostName(
                "harp.invalid", lookup, address -> address.getHostAddress().equals(FORBIDDEN), longest, goodFor);
    }

    private HttpHarp harp(HostName name) {
        return harp(name, PATIENCE);
    }

    private HttpHarp harp(HostName name, Duration whole) {
        IntegrationUrl url = IntegrationUrl.parse(
                "the.key", "http://harp.invalid:" + server.getAddress().getPort() + "/?key=secret");
        return new HttpHarp(
                vertx, url, new CallLimits(1, PATIENCE, whole), Clock.systemUTC(), new Route(url.uri()), name);
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
