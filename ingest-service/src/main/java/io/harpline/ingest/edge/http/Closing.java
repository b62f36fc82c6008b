package io.harpline.ingest.edge.http;

import io.harpline.ingest.edge.metrics.Rejection;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The door while the service stops: what has begun gets its answer, what comes then is told to go elsewhere, so that
/// the last answer is soon given. From the stop on, each answer closes its connection.
@Singleton
class Closing {

    private static final int BEFORE_THE_WEBHOOK = -90;

    private final Router router;
    private final Duration delay;

    /// @param delay for which everything goes on as before, but for readiness
    Closing(Router router, @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay) {
        this.router = router;
        this.delay = delay.orElse(Duration.ZERO);
    }

    /// Until then it is not in the way of any request.
    void stop(@Observes ShutdownDelayInitiatedEvent told) {
        long from = System.nanoTime() + delay.toNanos();
        router.route("/webhooks/*").order(BEFORE_THE_WEBHOOK).handler(routing -> pass(routing, from));
    }

    /// Refuses from that time on, on the clock of [System#nanoTime].
    private static void pass(RoutingContext routing, long from) {
        if (System.nanoTime() - from < 0) {
            routing.next();
            return;
        }
        Rejection.STOPPING.mark(routing);
        routing.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
        Webhook.refuse(
                routing.request(),
                Problem.of(503, "Service Unavailable", "this instance is being stopped; send it again"));
    }
}
