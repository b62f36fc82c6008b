package io.harpline.benchmarks.server;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;

/// Reads each request's body and answers 200: what HTTP alone costs.
final class BareHttp extends AbstractVerticle {

    private final int port;

    BareHttp(int port) {
        this.port = port;
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.createHttpServer()
                .requestHandler(request ->
                        request.bodyHandler(body -> request.response().end()))
                .listen(port, "127.0.0.1")
                .<Void>mapEmpty()
                .onComplete(started);
    }
}
