package io.harpline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.harpline.pipeline.RunningStack.Component;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.kafka.KafkaContainer;

/// The pipeline beside a Kafka that is not its own, as Apache distributes it: KAFKA_BOOTSTRAP_SERVERS names it, and
/// `harpline up` starts everything else.
class ContainerKafkaTest {

    @TempDir
    private Path data;

    @Test
    void shouldBringHarpToTheTruthOfAHundredAlertsToldBadly() throws Exception {
        String obstacle = Docker.obstacle(Docker.KAFKA);
        assumeTrue(obstacle.isEmpty(), obstacle);
        try (KafkaContainer kafka = new KafkaContainer(Docker.KAFKA)) {
            kafka.start();
            RunningStack stack = RunningStack.up(data, Map.of("KAFKA_BOOTSTRAP_SERVERS", kafka.getBootstrapServers()));
            try {
                assertThat(stack.status()).extracting(Component::name).doesNotContain("kafka");
                Pipeline.of(stack).carryToTheTruth(new Lives(20261207).told(100));
                assertThat(stack.harpline("demo").exit()).isZero();
            } finally {
                stack.down();
            }
        }
    }
}
