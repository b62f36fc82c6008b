package io.harpline.sink.edge.http;

import io.harpline.sink.app.Harp;
import io.harpline.sink.domain.HarpAnswer;
import io.harpline.sink.domain.HarpAnswer.Cause;
import io.harpline.sink.domain.HarpAnswer.NoAnswer;
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
/// Of what goes wrong only the kind is told: messages of the HTTP client may hold the URL.
public final class HttpHarp implements Harp, AutoCloseable {

    private static final int LONGEST_ANSWER = 64 * 1024;

    private final IntegrationUrl url;
    private final Duration timeout;
    private final HttpClient client;
    private final AnswerReader answers;

    /// Connects at the first post.
    ///
    /// @param timeout of the whole call, from connecting to the last byte of the answer
    public HttpHarp(IntegrationUrl url, Duration connectTimeout, Duration timeout, InstantSource clock) {
        this.url = url;
        this.timeout = timeout;
        this.answers = new AnswerReader(url, clock);
        this.client = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
    }

    @Override
    public CompletionStage<HarpAnswer> post(byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(url.uri())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        CompletableFuture<HttpResponse<byte[]>> call =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        // The client's own timeout ends with the headers. Cancelling the call frees its connection.
        return call.copy()
                .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
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
