package io.harpline.benchmarks.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.benchmarks.archive.Archived;
import io.harpline.local.gardin.SignedNotification;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;

/// Signs notifications and sends them to ingest-service, without waiting for an answer before the next.
final class Gardin implements AutoCloseable {

    private static final int CONNECTIONS = 64;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    private final InetSocketAddress ingest;
    private final byte[] secret;
    private final AtomicReference<String> fault = new AtomicReference<>("");

    Gardin(InetSocketAddress ingest, String secret) {
        this.ingest = ingest;
        this.secret = secret.getBytes(UTF_8);
    }

    void send(Archived notification) {
        byte[] body = notification.body().getBytes(UTF_8);
        String signature = SignedNotification.sign(body, secret);
        client.request(HttpMethod.POST, ingest.getPort(), ingest.getHostString(), "/webhooks/gardin")
                .compose(request -> request.putHeader("Content-Type", "application/json")
                        .putHeader(SignedNotification.SIGNATURE_HEADER, signature)
                        .send(Buffer.buffer(body)))
                .onComplete(
                        answer -> {
                            if (answer.statusCode() != 200) {
                                fault.set("ingest-service answered " + answer.statusCode());
                            }
                        },
                        broken -> fault.set("ingest-service did not answer: " + broken.getMessage()));
    }

    /// What went wrong last; empty if nothing did.
    String fault() {
        return fault.get();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
