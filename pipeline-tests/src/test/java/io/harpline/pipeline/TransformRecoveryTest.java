package io.harpline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// How soon alerts go on after a stop, a SIGKILL and the loss of an instance, and who is in the group meanwhile.
@Execution(ExecutionMode.CONCURRENT)
class TransformRecoveryTest {

    private static final String GROUP = "harpline-transform";
    // Room for a busy machine, and still below the 45 s of a session, which it must not wait for.
    private static final Duration SOON = Duration.ofSeconds(35);
    // The shortest that brokers allow by default.
    private static final Map<String, String> SHORT_SESSION =
            Map.of("KAFKA_SESSION_TIMEOUT_MS", "6000", "KAFKA_HEARTBEAT_INTERVAL_MS", "1000");

    private static final Archive ARCHIVE = Archive.of(20_261_123, 4_000);

    @TempDir
    private Path directory;

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void shouldGoOnSoonAfterAStopAndAfterASigkill() throws Exception {
        try (Processing processing = new Processing(directory)) {
            TransformProcess transform = processing.start("transform", Map.of());
            processing.archive(ARCHIVE.part(0, 3));
            processing.finish();

            transform.stop();
            assertThat(members(processing)).isEqualTo(1);
            processing.archive(ARCHIVE.part(1, 3));
            transform.restart();
            Duration afterAStop = processing.awaitFirst();
            processing.finish();
            assertThat(transform.restored()).isZero();

            transform.kill();
            processing.archive(ARCHIVE.part(2, 3));
            transform.restart();
            Duration afterAKill = processing.awaitFirst();
            processing.finish();
            assertThat(transform.restored()).isPositive();

            System.out.printf("first after a stop: %s, after a SIGKILL: %s%n", afterAStop, afterAKill);
            assertThat(List.of(afterAStop, afterAKill))
                    .allSatisfy(took -> assertThat(took).isLessThan(SOON));
        }
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void shouldHandOverAtOnceWhenItIsStoppedForGood() throws Exception {
        try (Processing processing = new Processing(directory)) {
            processing.start("transform-0", Map.of()).awaitReady();
            TransformProcess second = processing.start("transform-1", Map.of()).awaitReady();
            await().atMost(SOON).until(() -> members(processing) == 2);

            second.stop();
            assertThat(members(processing)).as("members after a stop").isEqualTo(2);
            second.restart();
            second.awaitReady();
            second.stopForGood();
            assertThat(members(processing)).as("members after it left").isEqualTo(1);
            processing.archive(ARCHIVE.part(0, 6));

            await().atMost(SOON)
                    .until(() -> processing.committed() == ARCHIVE.part(0, 6).size());
            assertThat(second.isAskedToLeave()).as("asked for once").isFalse();
        }
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void shouldRestoreLittleWhenAStandbyTakesOver() throws Exception {
        long without = restoredByASurvivor("0");
        long with = restoredByASurvivor("1");

        System.out.printf("restored with a standby: %d, without: %d%n", with, without);
        assertThat(without).isGreaterThan(ARCHIVE.size() / 10);
        assertThat(with).isLessThan(without / 10);
    }

    private long restoredByASurvivor(String standbys) throws Exception {
        Map<String, String> environment = new HashMap<>(SHORT_SESSION);
        environment.put("HARPLINE_TRANSFORM_STANDBY_REPLICAS", standbys);
        try (Processing processing = new Processing(directory.resolve(standbys))) {
            TransformProcess lost = processing.start("transform-0", environment).awaitReady();
            TransformProcess survivor =
                    processing.start("transform-1", environment).awaitReady();
            await().atMost(SOON).until(() -> members(processing) == 2);
            processing.archive(ARCHIVE.part(0, 2));
            processing.finish();
            long before = survivor.restored();

            lost.kill();
            processing.archive(ARCHIVE.part(1, 2));
            processing.finish();

            return survivor.restored() - before;
        }
    }

    private static int members(Processing processing) throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", processing.broker().bootstrapServers()))) {
            return admin.describeConsumerGroups(List.of(GROUP))
                    .describedGroups()
                    .values()
                    .iterator()
                    .next()
                    .get()
                    .members()
                    .size();
        }
    }
}
