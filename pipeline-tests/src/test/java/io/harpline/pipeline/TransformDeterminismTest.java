package io.harpline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The same archive gives, key by key, the same bytes, whatever happens while it is processed: nothing twice, nothing
/// missing, nothing that depends on batches, threads, instances or the time of day. It is long enough for closed alerts
/// to reach their horizon.
@Execution(ExecutionMode.CONCURRENT)
class TransformDeterminismTest {

    private static final List<TopicDeclaration> OUTPUTS =
            List.of(Topics.EVENTS, Topics.STATE, Topics.OUTCOMES, Topics.QUARANTINE);
    private static final Map<String, String> HORIZON = Map.of("HARPLINE_TRANSFORM_HORIZON", "3h");
    private static final Archive ARCHIVE = Archive.of(20_261_122, 1_500);

    private static Outputs undisturbed;

    @TempDir
    private Path directory;

    @BeforeAll
    static void process(@TempDir Path directory) throws Exception {
        try (Processing processing = new Processing(directory)) {
            processing.start("transform", HORIZON);
            processing.archive(ARCHIVE);
            undisturbed = processing.finish();
        }
        assertThat(undisturbed.all(Topics.OUTCOMES)).hasSize(ARCHIVE.size());
        assertThat(OUTPUTS)
                .allSatisfy(topic -> assertThat(undisturbed.all(topic)).hasSizeGreaterThan(ARCHIVE.size() / 200));
        assertThat(undisturbed.all(Topics.STATE).stream().filter(Outputs.Written::isTombstone))
                .as("alerts forgotten at the horizon")
                .hasSizeGreaterThan(ARCHIVE.size() / 20);
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void shouldWriteTheSameBytesWithOtherThreadsAndBatches() throws Exception {
        try (Processing processing = new Processing(directory)) {
            processing.archive(ARCHIVE);
            processing.start(
                    "transform",
                    with(Map.of(
                            "HARPLINE_TRANSFORM_THREADS", "4",
                            "HARPLINE_TRANSFORM_COMMIT_INTERVAL", "1ms",
                            "KAFKA_MAX_POLL_RECORDS", "3")));

            assertThat(processing.finish()).isEqualTo(undisturbed);
        }
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void shouldWriteTheSameBytesWhateverIsKilledAndLost() throws Exception {
        try (Processing processing = new Processing(directory)) {
            TransformProcess transform = processing.start(
                    "transform",
                    with(Map.of(
                            "HARPLINE_TRANSFORM_THREADS", "2",
                            "HARPLINE_TRANSFORM_COMMIT_INTERVAL", "100ms",
                            "KAFKA_MAX_POLL_RECORDS", "50")));
            processing.archiveAndAwaitTheFirstOfIt(ARCHIVE.part(0, 6));
            transform.kill();
            transform.restart();
            processing.archiveAndAwaitTheFirstOfIt(ARCHIVE.part(1, 6));
            transform.stop();
            transform.restart();
            processing.archiveAndAwaitTheFirstOfIt(ARCHIVE.part(2, 6));
            processing.broker().kill();
            processing.broker().restart();
            processing.archiveAndAwaitTheFirstOfIt(ARCHIVE.part(3, 6));
            transform.stop();
            transform.loseState();
            transform.restart();
            processing.archiveAndAwaitTheFirstOfIt(ARCHIVE.part(4, 6));
            transform.kill();
            transform.loseState();
            transform.restart();
            processing.archive(ARCHIVE.part(5, 6));

            assertThat(processing.finish()).isEqualTo(undisturbed);
        }
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void shouldWriteTheSameBytesWhileInstancesComeAndGo() throws Exception {
        try (Processing processing = new Processing(directory)) {
            TransformProcess first = processing.start("transform-0", HORIZON);
            TransformProcess second = processing.start("transform-1", HORIZON);
            processing.archiveAndAwaitTheFirstOfIt(ARCHIVE.part(0, 5));
            processing.start("transform-2", HORIZON);
            processing.archiveAndAwaitTheFirstOfIt(ARCHIVE.part(1, 5));
            second.kill();
            second.restart();
            processing.archiveAndAwaitTheFirstOfIt(ARCHIVE.part(2, 5));
            second.stopForGood();
            processing.archiveAndAwaitTheFirstOfIt(ARCHIVE.part(3, 5));
            first.stopForGood();
            processing.archive(ARCHIVE.part(4, 5));

            assertThat(processing.finish()).isEqualTo(undisturbed);
        }
    }

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(HORIZON);
        environment.putAll(more);
        return environment;
    }
}
