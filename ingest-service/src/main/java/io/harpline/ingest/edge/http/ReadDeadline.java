package io.harpline.ingest.edge.http;

import io.harpline.ingest.edge.config.IngestConfig;
import io.harpline.schemas.settings.BadConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Hangs up on a request, of whatever path, whose body has not come whole within a time: with 408, or without a word
/// where an answer was given before. (A request whose *headers* do not come is the idle timeout's, which counts from
/// the last whole request: bytes alone do not move it.)
///
/// It also ends each connection after a chunked request. Where a request says its length in two ways, a proxy may
/// believe the one and Netty, which forgets the other, the other one; what one of them takes for the rest of a body
/// would be the beginning of somebody else's request (RFC 9112, section 6.3).
@Singleton
class ReadDeadline {

    // Before all other handlers; Filters runs the highest first.
    private static final int FIRST = 10_000;

    private final long millis;

    ReadDeadline(IngestConfig config) {
        Duration readWithin = config.readWithin();
        if (readWithin.compareTo(Duration.ofMillis(1)) < 0) {
            throw new BadConfig("harpline.ingest.read-within is " + readWithin + "; it must be longer than 0");
        }
        this.millis = readWithin.toMillis();
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, FIRST);
    }

    private void watch(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        UnansweredLimit.on(request);
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            Future<Void> whole = request.end();
            routing.addEndHandler(
                    answered -> whole.onComplete(read -> request.connection().close()));
        }
        // Nearly every body has come whole by the event loop's next turn, and needs no timer.
        routing.vertx().runOnContext(ignored -> {
            if (!request.isEnded()) {
                start(routing, request);
            }
        });
        routing.next();
    }

    private void start(RoutingContext routing, HttpServerRequest request) {
        Vertx vertx = routing.vertx();
        long timer = vertx.setTimer(millis, ignored -> {
            if (!request.isEnded()) {
                hangUp(routing, request);
            }
        });
        routing.addEndHandler(answered -> {
            if (request.isEnded() || answered.failed()) {
                vertx.cancelTimer(timer);
            }
        });
    }

    private void hangUp(RoutingContext routing, HttpServerRequest request) {
        if (request.response().ended()) {
            request.connection().close();
            return;
        }
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        routing.addEndHandler(answered -> request.connection().close());
        Webhook.refuse(
                request, Problem.of(408, "Request Timeout", "a request must have come whole within " + millis + " ms"));
    }
}
