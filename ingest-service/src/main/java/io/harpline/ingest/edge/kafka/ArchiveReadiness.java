package io.harpline.ingest.edge.kafka;

import io.harpline.schemas.topic.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready while Kafka answers and has the archive's topic.
@Readiness
@ApplicationScoped
public class ArchiveReadiness implements HealthCheck {

    private final Admin admin;

    ArchiveReadiness(Admin admin) {
        this.admin = admin;
    }

    @Override
    public HealthCheckResponse call() {
        var check = HealthCheckResponse.named("archive");
        try {
            admin.describeTopics(List.of(Topics.NOTIFICATIONS.name()))
                    .allTopicNames()
                    .get(1, TimeUnit.SECONDS);
            return check.up().build();
        } catch (ExecutionException | TimeoutException away) {
            return check.down()
                    .withData("why", "Kafka does not show the topic " + Topics.NOTIFICATIONS.name())
                    .build();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return check.down().build();
        }
    }
}
