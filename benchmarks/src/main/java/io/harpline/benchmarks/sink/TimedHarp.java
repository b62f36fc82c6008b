package io.harpline.benchmarks.sink;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A Harp that answers after a given time, in this process. What it is told to fail, it answers with 500.
public final class TimedHarp implements AutoCloseable {

    private static final String GOOD = "{\"result\":\"Event successfully pushed to Harp\"}";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpServer server;
    private final int millis;
    private volatile @Nullable String failing;
    private volatile Consumer<String> listener = body -> {};

    /// Listens on a free port.
    ///
    /// @param millis after which it answers
    public TimedHarp(int millis) {
        this.millis = millis;
        this.server = vertx.createHttpServer()
                .requestHandler(request -> request.bodyHandler(body -> took(request, body)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /// Where alerts are posted.
    public String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/api/alert?integration_key=benchmark";
    }

    /// Fails this alert, and no other one; none where it is null.
    public void fail(@Nullable String alertId) {
        failing = alertId;
    }

    /// Is told the body of each post, when it comes in.
    public void listen(Consumer<String> told) {
        listener = told;
    }

    private void took(HttpServerRequest request, Buffer body) {
        String fails = failing;
        String text = body.toString(StandardCharsets.UTF_8);
        int status = fails != null && text.contains(fails) ? 500 : 200;
        if (status == 200) {
            listener.accept(text);
        }
        if (millis == 0) {
            answer(request, status);
        } else {
            vertx.setTimer(millis, timer -> answer(request, status));
        }
    }

    private static void answer(HttpServerRequest request, int status) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(status == 200 ? GOOD : "{\"detail\":\"Backend error\"}");
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
