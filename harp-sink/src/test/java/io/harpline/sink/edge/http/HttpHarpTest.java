package io.harpline.sink.edge.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.harpline.sink.domain.HarpAnswer;
import io.harpline.sink.domain.HarpAnswer.Answered;
import io.harpline.sink.domain.HarpAnswer.Cause;
import io.harpline.sink.domain.HarpAnswer.NoAnswer;
import io.harpline.sink.domain.HarpAnswer.Result;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpHarpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration TIMEOUT = Duration.ofMillis(400);

    private static final Vertx VERTX = Vertx.vertx();

    private final CountDownLatch over = new CountDownLatch(1);
    private final List<String> seen = new ArrayList<>();
    private HttpHandler handler = exchange -> send(exchange, 200, "{\"result\":\"well\"}");
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            handler.handle(exchange);
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @AfterAll
    static void closeVertx() {
        VERTX.close();
    }

    @Test
    void shouldPostJsonToTheWholeUrlAndReadTheResult() {
        HarpAnswer answer = post();

        assertThat(seen).containsExactly("POST /rest?integration_key=secret application/json {}");
        assertThat(answer).isInstanceOfSatisfying(Answered.class, answered -> {
            assertThat(answered.status()).isEqualTo(200);
            assertThat(answered.result()).isEqualTo(Result.GIVEN);
            assertThat(answered.sha256()).matches("[0-9a-f]{64}");
        });
    }

    @Test
    void shouldTellAResultOfNullOrAnErrorFromNoResult() {
        handler = exchange -> send(exchange, 200, "{\"result\":null}");
        assertThat(answered().result()).isEqualTo(Result.NULL);

        handler = exchange -> send(exchange, 200, "{\"result\":\"Error during pushing message to Kafka\"}");
        assertThat(answered().result()).isEqualTo(Result.ERROR);

        for (String body : List.of("", "<html>", "{}", "[]", "\"result\"", "{\"result\":")) {
            handler = exchange -> send(exchange, 200, body);
            assertThat(answered().result()).as(body).isEqualTo(Result.ABSENT);
        }
    }

    @Test
    void shouldReadHowLongToWait() {
        handler = exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "7");
            send(exchange, 503, "");
        };

        assertThat(answered().retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void shouldKeepAShortExcerptWithoutControlCharactersAndWithoutTheKey() {
        handler = exchange -> send(exchange, 404, "secret\u0000\n" + "é".repeat(2_000));

        assertThat(answered().excerpt())
                .hasSize(512)
                .startsWith("[redacted] éé")
                .doesNotContain("\n");
    }

    @Test
    void shouldKeepNothingOfTheUrlThatIsRepeated() {
        handler = exchange -> send(
                exchange,
                422,
                "{\"asked\":\"http://localhost:" + server.getAddress().getPort() + exchange.getRequestURI() + "\"}");

        assertThat(answered().excerpt()).isEqualTo("{\"asked\":\"[redacted]\"}");
    }

    @Test
    void shouldPostToTheRootWhereTheUrlHasNoPath() {
        assertThat(post("http://localhost:" + server.getAddress().getPort(), PATIENCE))
                .isInstanceOf(Answered.class);

        assertThat(seen).containsExactly("POST / application/json {}");
    }

    @Test
    void shouldTakeAnAnswerThatEndsWithItsConnection() throws IOException {
        String answer = "HTTP/1.0 200 OK\r\n\r\n{\"result\":\"well\"}";
        assertThat(answeredByBytes("http", answer))
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered -> assertThat(answered.result()).isEqualTo(Result.GIVEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /rest?integration_key=secret HTTP/1.1\r\n\r\n{}",
                "HTTP/1.1 /rest?integration_key=secret\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n{",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nsecret\r\n",
                ""
            })
    void shouldCallLostWhatIsNoWholeHttpAndSayNothingOfIt(String answer) throws IOException {
        assertThat(answeredByBytes("http", answer)).isInstanceOfSatisfying(NoAnswer.class, none -> {
            assertThat(none.cause()).isEqualTo(Cause.LOST);
            assertThat(none.what()).doesNotContain("secret");
        });
    }

    @Test
    void shouldNotFollowARedirect() {
        handler = exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            send(exchange, 302, "");
        };

        assertThat(answered().status()).isEqualTo(302);
        assertThat(seen).hasSize(1);
    }

    @Test
    void shouldNotWaitLongerForAnAnswer() {
        handler = exchange -> await();

        assertThat(post(TIMEOUT)).isEqualTo(new NoAnswer(Cause.LOST, "no whole answer within PT0.4S"));
    }

    @Test
    void shouldNotWaitLongerForTheEndOfABody() {
        handler = exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await();
        };

        assertThat(post(TIMEOUT)).isEqualTo(new NoAnswer(Cause.LOST, "no whole answer within PT0.4S"));
    }

    @Test
    void shouldNotTakeAnEndlessBody() {
        handler = exchange -> send(exchange, 200, "x".repeat(64 * 1024 + 1));

        assertThat(post()).isEqualTo(new NoAnswer(Cause.LOST, "an answer of more than 64 KiB"));
    }

    @Test
    void shouldNameABrokenConnection() {
        handler = HttpExchange::close;
        assertThat(post())
                .isInstanceOfSatisfying(
                        NoAnswer.class, none -> assertThat(none.cause()).isEqualTo(Cause.LOST));

        server.stop(0);
        assertThat(post()).isEqualTo(new NoAnswer(Cause.NOT_CONNECTED, "ConnectException"));
    }

    @Test
    void shouldNameWrongTls() throws IOException {
        assertThat(answeredByBytes("https", "HTTP/1.1 400 Bad Request\r\n\r\n"))
                .isEqualTo(new NoAnswer(Cause.TLS, "NotSslRecordException"));
    }

    @Test
    void shouldKnowThatNobodyWasReachedWhereAHandshakeIsBrokenOff() throws IOException {
        assertThat(answeredByBytes("https", "")).isEqualTo(new NoAnswer(Cause.NOT_CONNECTED, "ClosedChannelException"));
    }

    @Test
    void shouldKnowThatNobodyWasReachedWhereAHandshakeIsNotAnswered() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            CallLimits impatient = new CallLimits(8, TIMEOUT, PATIENCE);
            assertThat(post(url("https", silent.getLocalPort()), impatient))
                    .isEqualTo(new NoAnswer(Cause.NOT_CONNECTED, "no connection in time"));
            CallLimits hasty = new CallLimits(8, PATIENCE, TIMEOUT);
            assertThat(post(url("https", silent.getLocalPort()), hasty))
                    .isEqualTo(new NoAnswer(Cause.NOT_CONNECTED, "no connection in time"));
        }
    }

    @Test
    void shouldAnswerThoughItIsClosed() {
        HttpHarp harp = harp(url("http", server.getAddress().getPort()), new CallLimits(8, PATIENCE, PATIENCE));
        harp.close();

        assertThat(harp.post(new byte[0]).toCompletableFuture().join())
                .isEqualTo(new NoAnswer(Cause.NOT_CONNECTED, "closed"));
    }

    /// By one who writes as soon as it is written to, and closes then.
    private static HarpAnswer answeredByBytes(String scheme, String bytes) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> answerOnce(server, bytes));
            return post(scheme, server.getLocalPort(), PATIENCE);
        }
    }

    private static void answerOnce(ServerSocket server, String bytes) {
        try (Socket connection = server.accept()) {
            byte[] all = new byte[8 * 1024];
            assertThat(connection.getInputStream().read(all)).isPositive();
            connection.getOutputStream().write(bytes.getBytes(UTF_8));
            connection.shutdownOutput();
            connection.getInputStream().readAllBytes();
        } catch (IOException over) {
            // the client has seen enough
        }
    }

    private Answered answered() {
        return (Answered) post();
    }

    private HarpAnswer post() {
        return post(PATIENCE);
    }

    private HarpAnswer post(Duration timeout) {
        return post("http", server.getAddress().getPort(), timeout);
    }

    private static HarpAnswer post(String scheme, int port, Duration timeout) {
        return post(url(scheme, port), timeout);
    }

    private static HarpAnswer post(String url, Duration timeout) {
        return post(url, new CallLimits(8, PATIENCE, timeout));
    }

    private static HarpAnswer post(String url, CallLimits limits) {
        try (HttpHarp harp = harp(url, limits)) {
            return harp.post("{}".getBytes(UTF_8)).toCompletableFuture().join();
        }
    }

    private static String url(String scheme, int port) {
        return scheme + "://localhost:" + port + "/rest?integration_key=secret";
    }

    private static HttpHarp harp(String url, CallLimits limits) {
        return HttpHarp.anywhere(VERTX, IntegrationUrl.parse("key", url), limits, Clock.systemUTC());
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
