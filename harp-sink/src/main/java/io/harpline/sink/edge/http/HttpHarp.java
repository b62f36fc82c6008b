package io.harpline.sink.edge.http;

import io.harpline.schemas.settings.BadConfig;
import io.harpline.sink.app.Harp;
import io.harpline.sink.domain.HarpAnswer;
import io.harpline.sink.domain.HarpAnswer.Cause;
import io.harpline.sink.domain.HarpAnswer.NoAnswer;
import io.harpline.sink.edge.http.AddressGuard.Standing;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// Posts to Harp's integration URL.
///
/// A connection is used again as soon as its answer is read, so that there are never more than posts in flight. The
/// host's name is looked up for each post, in the JVM's cache, and a connection to an address that the name has left is
/// not used again.
///
/// Of what goes wrong only the kind is told: messages of the HTTP client may hold the URL.
public final class HttpHarp implements Harp, AutoCloseable {

    private static final int LONGEST_ANSWER = 64 * 1024;

    private static final String LOCAL =
            "loopback, link-local or metadata address, which harpline.sink.refuse-local-addresses forbids";

    private final IntegrationUrl url;
    private final Duration timeout;
    private final HttpClient client;
    private final AnswerReader answers;
    private final AddressGuard guard;

    /// Posts to wherever the URL leads.
    public HttpHarp(IntegrationUrl url, Duration connectTimeout, Duration timeout, InstantSource clock) {
        this(url, connectTimeout, timeout, clock, AddressGuard.NONE);
    }

    /// Connects at the first post. The guard is asked at once, which may wait for it.
    ///
    /// @param timeout of the whole call, from looking up the name to the last byte of the answer
    /// @throws BadConfig if the guard knows the host as one that is not to be posted to
    public HttpHarp(
            IntegrationUrl url, Duration connectTimeout, Duration timeout, InstantSource clock, AddressGuard guard) {
        if (guard.standing(url.host()).join() == Standing.LOCAL) {
            throw new BadConfig(url.key() + " leads to a " + LOCAL);
        }
        this.url = url;
        this.timeout = timeout;
        this.guard = guard;
        this.answers = new AnswerReader(url, clock);
        this.client = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
    }

    @Override
    public CompletionStage<HarpAnswer> post(byte[] body) {
        long start = System.nanoTime();
        return guard.standing(url.host()).thenCompose(standing -> switch (standing) {
            case FREE -> send(body, timeout.toNanos() - (System.nanoTime() - start));
            case LOCAL -> notConnected("refused: a " + LOCAL);
            case UNKNOWN -> notConnected("the host's name has no address");
        });
    }

    private static CompletionStage<HarpAnswer> notConnected(String why) {
        return CompletableFuture.completedStage(new NoAnswer(Cause.NOT_CONNECTED, why));
    }

    private CompletionStage<HarpAnswer> send(byte[] body, long nanosLeft) {
        HttpRequest request = HttpRequest.newBuilder(url.uri())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        CompletableFuture<HttpResponse<byte[]>> call =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        // The client's own timeout ends with the headers. Cancelling the call closes its connection.
        return call.copy()
                .orTimeout(nanosLeft, TimeUnit.NANOSECONDS)
                .whenComplete((response, failure) -> call.cancel(true))
                .<HarpAnswer>thenApply(answers::read)
                .exceptionally(this::noAnswer);
    }

    private HarpAnswer noAnswer(Throwable thrown) {
        Throwable failure = thrown instanceof CompletionException wrapper && wrapper.getCause() != null
                ? wrapper.getCause()
                : thrown;
        if (isTls(failure)) {
            return new NoAnswer(Cause.TLS, failure.getClass().getSimpleName());
        }
        return switch (failure) {
            case TimeoutException ignored -> new NoAnswer(Cause.LOST, "no whole answer within " + timeout);
            case HttpConnectTimeoutException ignored -> new NoAnswer(Cause.NOT_CONNECTED, "no connection in time");
            case ConnectException ignored -> new NoAnswer(Cause.NOT_CONNECTED, "ConnectException");
            default -> new NoAnswer(Cause.LOST, failure.getClass().getSimpleName());
        };
    }

    /// Somewhere among the causes: the client may wrap what its TLS engine has thrown.
    private static boolean isTls(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(SSLException.class::isInstance);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
