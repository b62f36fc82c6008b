package io.harpline.sink.edge.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.harpline.sink.domain.HarpAnswer;
import io.harpline.sink.domain.HarpAnswer.Answered;
import io.harpline.sink.domain.HarpAnswer.Cause;
import io.harpline.sink.domain.HarpAnswer.NoAnswer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What becomes of connections.
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class HttpHarpConnectionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final byte[] BODY = {'{', '}'};
    private static final String WELL = "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{\"result\":\"ok\"}";

    private static final Vertx VERTX = Vertx.vertx();

    private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();

    @AfterAll
    static void closeVertx() {
        VERTX.close();
    }

    @Test
    void shouldUseOneConnectionForPostsThatFollowEachOther() throws IOException {
        HttpServer server = server();
        try (HttpHarp harp = harp(server.getAddress().getPort(), PATIENCE)) {
            // When
            chain(harp, 30).join();

            // Then
            assertThat(requests).hasValue(30);
            assertThat(connections).hasSize(1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void shouldHaveNoMoreConnectionsThanPostsInFlight() throws IOException {
        HttpServer server = server();
        try (HttpHarp harp = harp(server.getAddress().getPort(), PATIENCE)) {
            // When
            CompletableFuture.allOf(
                            IntStream.range(0, 8).mapToObj(i -> chain(harp, 30)).toArray(CompletableFuture[]::new))
                    .join();

            // Then
            assertThat(requests).hasValue(8 * 30);
            assertThat(connections).hasSizeBetween(2, 8);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void shouldCloseTheConnectionOfACallThatTookTooLong() throws IOException {
        try (ServerSocket server = raw();
                HttpHarp harp = harp(server.getLocalPort(), Duration.ofSeconds(1))) {
            CompletableFuture<HarpAnswer> answer = post(harp);
            try (Socket connection = accept(server)) {
                connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{".getBytes(US_ASCII));

                // Ends with the connection, and fails where that stays open.
                connection.getInputStream().readAllBytes();

                assertThat(answer.join()).isEqualTo(new NoAnswer(Cause.LOST, "no whole answer within PT1S"));
            }
        }
    }

    @Test
    void shouldStopReadingAnEndlessBody() throws IOException {
        try (ServerSocket server = raw();
                HttpHarp harp = harp(server.getLocalPort(), PATIENCE)) {
            CompletableFuture<HarpAnswer> answer = post(harp);
            try (Socket connection = accept(server)) {
                connection.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));

                assertThatThrownBy(() -> writeForEver(connection.getOutputStream()))
                        .isInstanceOf(IOException.class);

                assertThat(answer.join())
                        .isInstanceOfSatisfying(
                                NoAnswer.class, none -> assertThat(none.cause()).isEqualTo(Cause.LOST));
            }
        }
    }

    @Test
    void shouldNotPostAgainByItselfWhenAnOldConnectionBreaks() throws IOException {
        try (ServerSocket server = raw();
                HttpHarp harp = harp(server.getLocalPort(), PATIENCE)) {
            CompletableFuture<HarpAnswer> first = post(harp);
            CompletableFuture<HarpAnswer> second;
            try (Socket connection = accept(server)) {
                readRequest(connection);
                connection.getOutputStream().write(WELL.getBytes(US_ASCII));
                assertThat(first.join()).isInstanceOf(Answered.class);

                // When
                second = post(harp);
                readRequest(connection);
            }

            // Then
            assertThat(second.join())
                    .isInstanceOfSatisfying(
                            NoAnswer.class, none -> assertThat(none.cause()).isEqualTo(Cause.LOST));
            server.setSoTimeout(200);
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    /// Posts one after the other, each as soon as the one before is answered.
    private static CompletableFuture<HarpAnswer> chain(HttpHarp harp, int length) {
        CompletableFuture<HarpAnswer> answer = post(harp);
        return length == 1 ? answer : answer.thenCompose(answered -> chain(harp, length - 1));
    }

    private static CompletableFuture<HarpAnswer> post(HttpHarp harp) {
        return harp.post(BODY).toCompletableFuture();
    }

    private static HttpHarp harp(int port, Duration timeout) {
        IntegrationUrl url = IntegrationUrl.parse("the.key", "http://localhost:" + port + "/?key=secret");
        return HttpHarp.anywhere(VERTX, url, new CallLimits(8, PATIENCE, timeout), Clock.systemUTC());
    }

    /// Answers well, with an error in chunks and with nothing, in turn.
    private HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.createContext("/", exchange -> {
            connections.add(exchange.getRemoteAddress());
            exchange.getRequestBody().readAllBytes();
            switch (requests.getAndIncrement() % 3) {
                case 0 -> send(exchange, 200, 15);
                case 1 -> send(exchange, 500, 0);
                default -> exchange.sendResponseHeaders(404, -1);
            }
            exchange.close();
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return server;
    }

    private static void send(HttpExchange exchange, int status, int length) throws IOException {
        exchange.sendResponseHeaders(status, length);
        exchange.getResponseBody().write("{\"result\":\"ok\"}".getBytes(US_ASCII));
    }

    private static ServerSocket raw() throws IOException {
        return new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    }

    private static Socket accept(ServerSocket server) throws IOException {
        Socket connection = server.accept();
        connection.setSoTimeout((int) PATIENCE.toMillis());
        return connection;
    }

    private static void readRequest(Socket connection) throws IOException {
        StringBuilder request = new StringBuilder();
        while (!request.toString().endsWith("\r\n\r\n{}")) {
            int next = connection.getInputStream().read();
            assertThat(next).isNotNegative();
            request.append((char) next);
        }
    }

    private static void writeForEver(OutputStream out) throws IOException {
        byte[] block = new byte[8 * 1024];
        while (true) {
            out.write(block);
        }
    }
}
