package io.harpline.sink.edge.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// Down once nothing is consumed any more and only a restart mends it. The connector's own check is silent then.
@Liveness
@ApplicationScoped
class AlertsLive implements HealthCheck {

    private final Heartbeat heartbeat;

    AlertsLive(Heartbeat heartbeat) {
        this.heartbeat = heartbeat;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("alerts").status(!heartbeat.hasEnded()).build();
    }
}
