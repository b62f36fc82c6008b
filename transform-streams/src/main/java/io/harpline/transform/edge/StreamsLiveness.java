package io.harpline.transform.edge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// Down once nobody would start Kafka Streams again, which only a restart of the service mends.
@Liveness
@ApplicationScoped
class StreamsLiveness implements HealthCheck {

    private final StreamsRunner runner;

    @Inject
    StreamsLiveness(StreamsRunner runner) {
        this.runner = runner;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("runner").status(runner.alive()).build();
    }
}
