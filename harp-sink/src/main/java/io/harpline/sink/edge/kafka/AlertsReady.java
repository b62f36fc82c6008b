package io.harpline.sink.edge.kafka;

import io.harpline.sink.app.Dispatcher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready once partitions are served: assigned, with their delivered versions known, by a polling thread that runs. An
/// integration that is out is told of, and no more: it is none the better for a restart of ours.
@Readiness
@ApplicationScoped
class AlertsReady implements HealthCheck {

    private final Rebalances rebalances;
    private final Heartbeat heartbeat;
    private final Dispatcher dispatcher;

    AlertsReady(Rebalances rebalances, Heartbeat heartbeat, Dispatcher dispatcher) {
        this.rebalances = rebalances;
        this.heartbeat = heartbeat;
        this.dispatcher = dispatcher;
    }

    @Override
    public HealthCheckResponse call() {
        List<Integer> served = rebalances.served();
        List<String> out = dispatcher.standing().out();
        return HealthCheckResponse.named("alerts")
                .status(!served.isEmpty() && heartbeat.isAlive())
                .withData("partitions", served.size())
                .withData("degraded", !out.isEmpty())
                .withData("out", String.join(", ", out))
                .build();
    }
}
