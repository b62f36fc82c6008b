package io.harpline.ingest.edge.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// Times each request to the webhook, from its headers to its answer on the way to the socket, and counts those that
/// were refused without becoming a notification. What is broken off before its answer is not timed.
@Singleton
class AnswerTimes {

    private static final int BEFORE_THE_WEBHOOK = -100;

    private final IngestMetrics metrics;
    private final Timer accepted;
    private final Timer rejected;
    private final Timer notKept;

    AnswerTimes(IngestMetrics metrics, MeterRegistry registry) {
        this.metrics = metrics;
        this.accepted = timer("accepted", registry);
        this.rejected = timer("rejected", registry);
        this.notKept = timer("not_kept", registry);
    }

    void register(@Observes Router router) {
        router.route("/webhooks/*").order(BEFORE_THE_WEBHOOK).handler(this::begin);
    }

    private void begin(RoutingContext routing) {
        long start = System.nanoTime();
        routing.addEndHandler(answered -> {
            if (answered.succeeded()) {
                end(routing, System.nanoTime() - start);
            }
        });
        routing.next();
    }

    private void end(RoutingContext routing, long nanos) {
        int status = routing.response().getStatusCode();
        Timer timer = switch (status) {
            case 200, 422 -> accepted;
            case 503 -> notKept;
            default -> rejected;
        };
        timer.record(nanos, TimeUnit.NANOSECONDS);
        Rejection.unread(routing)
                .ifPresent(
                        reason -> metrics.refused(Objects.requireNonNullElse(routing.pathParam("source"), ""), reason));
    }

    private static Timer timer(String outcome, MeterRegistry registry) {
        return Latencies.timer("harpline.ingest.answer", "From the headers of a request to its answer")
                .tag("outcome", outcome)
                .register(registry);
    }
}
