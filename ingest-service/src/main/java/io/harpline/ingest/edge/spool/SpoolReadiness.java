package io.harpline.ingest.edge.spool;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready while the spool would take a notification, whether Kafka is there or not: a promise needs no more.
@Readiness
@ApplicationScoped
public class SpoolReadiness implements HealthCheck {

    private final Spool spool;

    SpoolReadiness(Spool spool) {
        this.spool = spool;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("spool")
                .status(spool.takesMore())
                .withData("files", spool.broken() ? "cannot be used" : "good")
                .withData("records", spool.records())
                .withData("bytes", spool.bytes())
                .withData("capacity", spool.capacityBytes())
                .withData("aside", spool.aside())
                .build();
    }
}
