package io.harpline.transform.edge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.streams.KafkaStreams.State;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready means: every partition it was given is restored and processed.
@Readiness
@ApplicationScoped
class StreamsReadiness implements HealthCheck {

    private final StreamsRunner runner;

    @Inject
    StreamsReadiness(StreamsRunner runner) {
        this.runner = runner;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("streams")
                .status(runner.state().filter(State.RUNNING::equals).isPresent())
                .withData("state", runner.state().map(State::name).orElse("WAITING"))
                .build();
    }
}
