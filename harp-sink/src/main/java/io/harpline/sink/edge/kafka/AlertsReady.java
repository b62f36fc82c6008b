package io.harpline.sink.edge.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready once partitions are served: assigned, with their delivered versions known, by a polling thread that runs.
@Readiness
@ApplicationScoped
class AlertsReady implements HealthCheck {

    private final Rebalances rebalances;
    private final Heartbeat heartbeat;

    AlertsReady(Rebalances rebalances, Heartbeat heartbeat) {
        this.rebalances = rebalances;
        this.heartbeat = heartbeat;
    }

    @Override
    public HealthCheckResponse call() {
        List<Integer> served = rebalances.served();
        return HealthCheckResponse.named("alerts")
                .status(!served.isEmpty() && heartbeat.isAlive())
                .withData("partitions", served.size())
                .build();
    }
}
