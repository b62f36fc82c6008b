package io.harpline.sink.edge.http;

import io.harpline.schemas.settings.BadConfig;
import io.harpline.sink.app.Harp;
import io.harpline.sink.domain.HarpAnswer;
import io.harpline.sink.domain.HarpAnswer.Cause;
import io.harpline.sink.domain.HarpAnswer.NoAnswer;
import io.harpline.sink.edge.http.Whereabouts.At;
import io.harpline.sink.edge.http.Whereabouts.Refused;
import io.harpline.sink.edge.http.Whereabouts.Unknown;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Posts to Harp's integration URL, on an event loop.
///
/// A connection is used again as soon as its answer is read, so that there are never more than posts in flight, and
/// only as long as the host's name leads to its address.
///
/// Of what goes wrong only the kind is told: messages of the HTTP client may hold the URL.
public final class HttpHarp implements Harp, AutoCloseable {

    private static final int IDLE_SECONDS = 30;
    private static final int LONGEST_HEADERS = 64 * 1024;

    private static final String LOCAL =
            "loopback, link-local or metadata address, which harpline.sink.refuse-local-addresses forbids";

    private final Vertx vertx;
    private final Context loop;
    private final CallLimits limits;
    private final HostName host;
    private final Route route;
    private final HttpClient client;
    private final AnswerReader answers;

    /// Posts to wherever the URL leads.
    public static HttpHarp anywhere(Vertx vertx, IntegrationUrl url, CallLimits limits, InstantSource clock) {
        return to(vertx, url, limits, clock, address -> false);
    }

    /// Posts to no local address. The name is looked up at once, which is waited for.
    ///
    /// @throws BadConfig if the URL leads to a local address
    public static HttpHarp exceptLocal(Vertx vertx, IntegrationUrl url, CallLimits limits, InstantSource clock) {
        HostName host = new HostName(url.host(), LocalAddresses::isLocal, limits.connect());
        if (host.whereabouts().join() instanceof Refused) {
            throw new BadConfig(url.key() + " leads to a " + LOCAL);
        }
        return to(vertx, url, limits, clock, LocalAddresses::isLocal);
    }

    /// A proxy is connected to wherever it is, and connects to what it likes.
    private static HttpHarp to(
            Vertx vertx, IntegrationUrl url, CallLimits limits, InstantSource clock, Predicate<InetAddress> refused) {
        Route route = new Route(url.uri());
        HostName host =
                new HostName(route.connectsTo(), route.isProxied() ? address -> false : refused, limits.connect());
        return new HttpHarp(vertx, url, limits, clock, route, host);
    }

    /// Connects at the first post.
    HttpHarp(Vertx vertx, IntegrationUrl url, CallLimits limits, InstantSource clock, Route route, HostName host) {
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.limits = limits;
        this.host = host;
        this.route = route;
        this.client = vertx.httpClientBuilder()
                .with(options(limits.connect()))
                .with(new PoolOptions().setHttp1MaxSize(limits.connections()))
                // What breaks a connection is told to its call. Without this it would be logged as well, as it is.
                .withConnectHandler(connection -> connection.exceptionHandler(failure -> {}))
                .build();
        this.answers = new AnswerReader(url, clock);
    }

    /// HTTP/1.1, without pipelining, redirects and compression; certificates and host names are verified.
    private static HttpClientOptions options(Duration connect) {
        int millis = Math.toIntExact(connect.toMillis());
        return new HttpClientOptions()
                .setConnectTimeout(millis)
                .setSslHandshakeTimeout(millis)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setMaxHeaderSize(LONGEST_HEADERS);
    }

    @Override
    public CompletionStage<HarpAnswer> post(byte[] body) {
        CompletableFuture<HarpAnswer> answer = new CompletableFuture<>();
        long deadline = System.nanoTime() + limits.whole().toNanos();
        var _ = host.whereabouts()
                .thenAccept(where -> loop.runOnContext(now -> {
                    try {
                        post(body, where, deadline, answer);
                    } catch (RuntimeException defect) {
                        answer.complete(
                                new NoAnswer(Cause.LOST, defect.getClass().getSimpleName()));
                    }
                }))
                .exceptionally(closed -> {
                    answer.complete(NotReached.because("closed"));
                    return null;
                });
        return answer;
    }

    private void post(byte[] body, Whereabouts where, long deadline, CompletableFuture<HarpAnswer> answer) {
        switch (where) {
            case At at ->
                new Call(vertx, answers, limits.whole(), deadline, answer).begin(client, route.to(at.address()), body);
            case Refused _ -> answer.complete(NotReached.because("refused: a " + LOCAL));
            case Unknown _ -> answer.complete(NotReached.because("the host's name has no address"));
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
