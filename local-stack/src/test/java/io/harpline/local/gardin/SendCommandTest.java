package io.harpline.local.gardin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.harpline.local.ExpectedFailure;
import io.harpline.local.stack.DataDirectory;
import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.GardinEvent;
import io.harpline.schemas.gardin.Notification;
import io.harpline.schemas.gardin.NotificationReader;
import io.harpline.schemas.gardin.Reading;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
    private Path secret;
    private volatile int status = 200;

    @BeforeEach
    void listen() throws IOException {
        ingest = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ingest.createContext("/webhooks/gardin", this::take);
        ingest.start();
        secret = new DataDirectory(data).secret();
        Files.createDirectories(secret.resolveSibling("."));
        Files.writeString(secret, "a local secret\n");
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
                .contains("--alert " + sent.ids().alertId())
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
        Files.delete(secret);

        // When
        int code = send();

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).startsWith("no secret: set GARDIN_SECRET").contains(secret.toString());
        assertThat(bodies).isEmpty();
    }

    @Test
    void shouldPreferTheSecretOfTheEnvironment() {
        // When
        run(new SendCommand(Map.of("GARDIN_SECRET", "of the environment")));

        // Then
        assertThat(signatures)
                .containsExactly(SignedNotification.sign(bodies.getFirst(), "of the environment".getBytes(UTF_8)));
    }

    @Test
    void shouldTakeABlankSecretOfTheEnvironmentForNone() {
        // When
        run(new SendCommand(Map.of("GARDIN_SECRET", " ")));

        // Then
        assertThat(signatures).containsExactly(SignedNotification.sign(bodies.getFirst(), SECRET));
    }

    @Test
    void shouldPassOnWhereToAndWhoseSecretToTheNextCommand() {
        // When
        send();

        // Then
        assertThat(next()).contains("--url", url(), "--data", data.toString());
    }

    @Test
    void shouldNotRepeatWhatIsUsual() {
        // When
        new CommandLine(new SendCommand(Map.of("GARDIN_SECRET", "of the environment")))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("--url", url());

        // Then
        assertThat(next()).contains("--url").doesNotContain("--data");
    }

    @Test
    void shouldSurviveAShellWhateverTheIdsAre() {
        // When
        send("--job", "it's a \"job\" for $1; *", "--tenant", "T'1");

        // Then
        assertThat(next()).contains("it's a \"job\" for $1; *", "T'1");
    }

    /// The words of the next command, as a shell reads them.
    private List<String> next() {
        String line = out.toString()
                .lines()
                .filter(each -> each.startsWith("next: "))
                .findFirst()
                .orElseThrow();
        try {
            Process shell = new ProcessBuilder(
                            "/bin/sh", "-c", "set -- " + line.substring("next: ".length()) + "; printf '%s\\n' \"$@\"")
                    .start();
            return shell.inputReader().readAllLines();
        } catch (IOException noShell) {
            throw new UncheckedIOException(noShell);
        }
    }

    private int send(String... arguments) {
        return run(new SendCommand(Map.of()), arguments);
    }

    private int run(SendCommand command, String... arguments) {
        String[] all = Stream.concat(Stream.of("--url", url(), "--data", data.toString()), Stream.of(arguments))
                .toArray(String[]::new);
        return new CommandLine(command)
                .setOverwrittenOptionsAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((failure, _, _) -> {
                    assertThat(failure).isInstanceOf(ExpectedFailure.class);
                    err.append(failure.getMessage());
                    return 1;
                })
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
