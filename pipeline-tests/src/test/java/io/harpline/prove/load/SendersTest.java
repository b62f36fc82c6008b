package io.harpline.prove.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.harpline.prove.history.History;
import io.harpline.prove.history.Kind;
import io.harpline.prove.history.Planned;
import io.harpline.prove.history.Request;
import io.harpline.schemas.json.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The senders against an HTTP server that answers as it is told.
@Timeout(30)
class SendersTest {

    static {
        // Otherwise it closes connections once 200 of them are idle.
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    }

    @TempDir
    Path directory;

    private final ConcurrentLinkedQueue<String> taken = new ConcurrentLinkedQueue<>();
    private final Map<String, List<String>> signatures = new ConcurrentHashMap<>();
    private final Semaphore mayAnswer = new Semaphore(0);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;
    private URI webhook;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/webhooks/gardin", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            taken.add(new String(body, UTF_8));
            signatures.put(
                    exchange.getRequestHeaders().getFirst("User-Agent"),
                    exchange.getRequestHeaders().getOrDefault("Gardin-Signature", List.of()));
            mayAnswer.acquireUninterruptibly();
            byte[] answer = "{\"ingestId\":\"I%d\"}".formatted(body.length).getBytes(UTF_8);
            exchange.sendResponseHeaders(body.length == 2 ? 422 : body.length == 3 ? 503 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        webhook = uri(server.getAddress().getPort());
    }

    @AfterEach
    void hangUp() {
        mayAnswer.release(1_000_000);
        server.stop(0);
        threads.close();
    }

    @Test
    void shouldWriteDownWhatWasAnsweredToEach() throws Exception {
        mayAnswer.release(100);
        try (AnswerLog log = log();
                Senders senders = senders(
                        log,
                        planned(1, "one", "t/a", true),
                        planned(2, "22", null, true),
                        planned(3, "333", null, true),
                        planned(4, "four", "t/b", true))) {
            senders.play();

            assertThat(senders.latestAlerts(3)).containsExactly("b");
            assertThat(senders.answers().byKind()).isEqualTo(Map.of(Kind.GENUINE, Map.of(200, 1L, 422, 1L, 503, 2L)));
            assertThat(senders.progress().accepted()).isEqualTo(1);
            assertThat(senders.progress().refused()).isEqualTo(3);
        }

        List<Answered> answered = answered();
        assertThat(answered).hasSize(4);
        Answered second =
                answered.stream().filter(one -> one.number() == 2).findFirst().orElseThrow();
        assertThat(second.status()).isEqualTo(422);
        assertThat(second.ingestId()).isEqualTo("I2");
        assertThat(second.instance()).isEqualTo("ingest-1");
        assertThat(second.sha256()).isEqualTo(Sha256.hex("22".getBytes(UTF_8)));
        assertThat(answered)
                .filteredOn(one -> one.status() == 503)
                .extracting(Answered::ingestId)
                .containsOnlyNulls();
    }

    @Test
    void shouldWaitForTheAnswerToTheAlertsLastOneButWhereTheHistoryDoesNot() throws Exception {
        try (AnswerLog log = log();
                Senders senders = senders(
                        log,
                        planned(1, "first", "t/a", true),
                        planned(2, "waits", "t/a", true),
                        planned(3, "does not", "t/a", false),
                        planned(4, "other", "t/b", true))) {
            Future<?> played = threads.submit(senders::play);

            await().untilAsserted(() -> assertThat(taken).containsExactlyInAnyOrder("first", "does not", "other"));
            mayAnswer.release(100);
            played.get();
        }

        assertThat(taken).hasSize(4).last().isEqualTo("waits");
    }

    @Test
    void shouldSendNothingTwiceWhenNoAnswerComes() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                AnswerLog log = log();
                Senders senders = new Senders(
                        List.of(planned(1, "one", "t/a", true), planned(2, "two", "t/a", true)),
                        () -> List.of(uri(deaf.getLocalPort())),
                        log)) {
            ConcurrentLinkedQueue<Integer> connected = new ConcurrentLinkedQueue<>();
            threads.execute(() -> {
                while (!deaf.isClosed()) {
                    try (var socket = deaf.accept()) {
                        connected.add(socket.getInputStream().read());
                    } catch (IOException over) {
                        return;
                    }
                }
            });

            senders.play();

            assertThat(connected).hasSize(2);
            assertThat(senders.progress().unanswered()).isEqualTo(2);
        }
        assertThat(answered()).extracting(Answered::status).containsExactly(0, 0);
    }

    @Test
    void shouldGoRoundTheInstancesThatAreUp() throws Exception {
        mayAnswer.release(100);
        List<URI> both = List.of(webhook, webhook);
        Iterator<List<URI>> up = List.of(List.<URI>of(), both, both, both).iterator();
        List<Planned> history = LongStream.rangeClosed(1, 4)
                .mapToObj(number -> planned(number, "body", "t/a", true))
                .toList();
        try (AnswerLog log = log();
                Senders senders = new Senders(history, up::next, log)) {
            senders.play();
        }

        assertThat(answered())
                .extracting(Answered::instance)
                .containsExactly("none", "ingest-1", "ingest-2", "ingest-1");
    }

    @Test
    void shouldPlayAWholeHistoryAtItsRate() throws Exception {
        mayAnswer.release(100_000);
        History history = new History(5, Instant.parse("2026-11-23T01:00:00Z"), 300, Duration.ofSeconds(3));
        long start = System.nanoTime();
        try (AnswerLog log = log();
                Senders senders = new Senders(history, () -> List.of(webhook), log)) {
            senders.play();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(2_500));
        Map<String, List<String>> sent = new HashMap<>();
        List<String> bodies = new ArrayList<>();
        for (Planned planned : history) {
            sent.put(
                    "Gardin-Webhook/" + planned.request().number(),
                    planned.request().signatures());
            bodies.add(new String(planned.request().body(), UTF_8));
        }
        assertThat(signatures).isEqualTo(sent);
        assertThat(taken).containsExactlyInAnyOrderElementsOf(bodies);
        assertThat(answered()).hasSameSizeAs(bodies);
    }

    @Test
    void shouldSayHowFarItFallsBehind() throws Exception {
        mayAnswer.release(1);
        Request request = planned(1, "late", null, true).request();
        try (AnswerLog log = log();
                Senders senders = senders(log, new Planned(Duration.ofSeconds(-5), request, true))) {
            senders.play();

            assertThat(senders.answers().mostBehindMillis()).isGreaterThanOrEqualTo(5_000);
        }
    }

    private Senders senders(AnswerLog log, Planned... history) {
        return new Senders(List.of(history), () -> List.of(webhook), log);
    }

    private AnswerLog log() throws IOException {
        return AnswerLog.in(directory);
    }

    private List<Answered> answered() throws IOException {
        return AnswerFile.read(directory);
    }

    private static URI uri(int port) {
        return URI.create("http://localhost:" + port + "/webhooks/gardin");
    }

    private static Planned planned(long number, String body, @Nullable String alert, boolean waits) {
        return new Planned(
                Duration.ZERO,
                new Request(number, Kind.GENUINE, body.getBytes(UTF_8), List.of("s"), alert, null),
                waits);
    }
}
