package io.harpline.local.gardin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.GardinEvent;
import io.harpline.schemas.gardin.Notification;
import io.harpline.schemas.gardin.NotificationReader;
import io.harpline.schemas.gardin.Reading;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import picocli.CommandLine;

@Execution(ExecutionMode.CONCURRENT)
class SendCommandTest {

    private static final byte[] SECRET = "a local secret".getBytes(UTF_8);

    @TempDir
    Path data;

    private final List<byte[]> bodies = Collections.synchronizedList(new ArrayList<>());
    private final List<@Nullable String> signatures = Collections.synchronizedList(new ArrayList<>());
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer ingest;
    private volatile int status = 200;

    @BeforeEach
    void listen() throws IOException {
        ingest = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ingest.createContext("/webhooks/gardin", this::take);
        ingest.start();
        Files.createDirectories(GardinSecret.file(data).getParent());
        Files.write(GardinSecret.file(data), "a local secret\n".getBytes(UTF_8));
    }

    @AfterEach
    void stop() {
        ingest.stop(0);
    }

    @Test
    void shouldSendASignedRaisedByDefault() {
        // When
        int code = send();

        // Then
        assertThat(code).isZero();
        Notification sent = sent();
        assertThat(sent.event()).isEqualTo(GardinEvent.RAISED);
        assertThat(sent.alertSeverity()).isEqualTo(Severity.MEDIUM);
        assertThat(sent.notes()).isEmpty();
        assertThat(signatures).containsExactly(SignedNotification.sign(bodies.getFirst(), SECRET));
        assertThat(out.toString())
                .contains(
                        sent.ids().tenantId(), sent.ids().alertId(), sent.ids().notificationId(), "answer 200 taken")
                .contains("next: ./harpline send --event SEVERITY_INCREASED --severity HIGH")
                .contains("--alert '" + sent.ids().alertId() + "'")
                .doesNotContain("a local secret");
    }

    @Test
    void shouldGiveASeverityIncreasedThePreviousOne() {
        // When
        send("--event", "SEVERITY_INCREASED", "--severity", "HIGH", "--alert", "A1", "--tenant", "T1");

        // Then
        assertThat(sent().previousSeverity()).isEqualTo(Severity.MEDIUM);
        assertThat(sent().ids().key().toString()).isEqualTo("T1/A1");
        assertThat(out.toString()).contains("next: ./harpline send --event CLOSED --severity HIGH");
    }

    @Test
    void shouldGiveAClosedAReason() {
        // When
        send("--event", "CLOSED", "--timestamp", "2025-05-21T10:46:01.573Z");

        // Then
        assertThat(sent().closeReason()).isEqualTo(CloseReason.RECOVERY_DETECTED);
        assertThat(sent().timestamp()).isEqualTo("2025-05-21T10:46:01.573Z");
    }

    @Test
    void shouldSendTheSameBytesAsOftenAsTold() {
        // When
        send("--times", "3");

        // Then
        assertThat(bodies).hasSize(3);
        assertThat(bodies.stream().map(body -> new String(body, UTF_8)).distinct())
                .hasSize(1);
    }

    @Test
    void shouldFailWhenItWasNotTaken() {
        // Given
        status = 401;

        // When
        int code = send();

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).contains("answer 401 taken");
    }

    @Test
    void shouldSayThatNothingListens() {
        // Given
        ingest.stop(0);

        // When
        int code = send();

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("nothing listens at " + url() + "; is the stack up? ./harpline up");
    }

    @Test
    void shouldRefuseAUrlThatIsNotHttpAndToSendNothing() {
        assertThat(send("--url", "localhost:8080")).isEqualTo(1);
        assertThat(err.toString()).contains("not an http URL: localhost:8080");
        assertThat(send("--times", "0")).isEqualTo(1);
        assertThat(err.toString()).contains("--times must be at least 1");
    }

    @Test
    void shouldSayThatThereIsNoSecret() throws IOException {
        // Given
        Files.delete(GardinSecret.file(data));

        // When
        int code = send();

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("no secret: set GARDIN_SECRET");
        assertThat(bodies).isEmpty();
    }

    @Test
    void shouldPreferTheSecretOfTheEnvironment() {
        // When
        run(new SendCommand(name -> name.equals("GARDIN_SECRET") ? "of the environment" : null));

        // Then
        assertThat(signatures)
                .containsExactly(SignedNotification.sign(bodies.getFirst(), "of the environment".getBytes(UTF_8)));
    }

    private int send(String... arguments) {
        return run(new SendCommand(name -> null), arguments);
    }

    private int run(SendCommand command, String... arguments) {
        String[] all = Stream.concat(Stream.of("--url", url(), "--data", data.toString()), Stream.of(arguments))
                .toArray(String[]::new);
        return new CommandLine(command)
                .setOverwrittenOptionsAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
    }

    private String url() {
        return "http://localhost:" + ingest.getAddress().getPort() + "/webhooks/gardin";
    }

    private Notification sent() {
        return switch (NotificationReader.notification(bodies.getFirst())) {
            case Reading.Read<Notification>(var notification) -> notification;
            case Reading.Unreadable<Notification> unreadable -> throw new AssertionError(unreadable);
        };
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            bodies.add(exchange.getRequestBody().readAllBytes());
            signatures.add(exchange.getRequestHeaders().getFirst(SignedNotification.SIGNATURE_HEADER));
            exchange.sendResponseHeaders(status, 5);
            exchange.getResponseBody().write("taken".getBytes(UTF_8));
        }
    }
}
