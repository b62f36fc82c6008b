package io.harpline.transform.topology;

import static io.harpline.schemas.alert.CloseReason.EXPIRED;
import static io.harpline.schemas.alert.Severity.HIGH;
import static io.harpline.schemas.alert.Severity.LOW;
import static io.harpline.schemas.alert.Severity.MEDIUM;
import static io.harpline.transform.topology.TopologyBench.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.gardin.NotificationOutcome.Result;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import io.harpline.transform.domain.Fingerprint;
import io.harpline.transform.domain.Seeds;
import io.harpline.transform.domain.Sent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class AnyArchiveTest {

    private static final List<TopicDeclaration> OUTPUTS =
            List.of(Topics.EVENTS, Topics.STATE, Topics.OUTCOMES, Topics.QUARANTINE);

    @TempDir
    Path folder;

    @Test
    void shouldGiveEachRecordOneOutcomeAndKeepTheBytesOfWhatIsQuarantined() {
        Seeds.forEach(15, random -> {
            List<TestRecord<byte[], byte[]>> archive = RandomArchive.records(random);
            try (TopologyBench bench = new TopologyBench(newFolder())) {
                archive.forEach(bench::send);

                List<NotificationOutcome> outcomes = bench.values(Topics.OUTCOMES, NotificationOutcome.class);
                assertThat(outcomes)
                        .extracting(outcome -> outcome.origin().offset())
                        .containsExactlyElementsOf(Stream.iterate(0L, offset -> offset + 1)
                                .limit(archive.size())
                                .toList());
                assertThat(bench.records(Topics.QUARANTINE))
                        .extracting(TestRecord::value)
                        .containsExactlyElementsOf(outcomes.stream()
                                .filter(outcome -> outcome.result() == Result.QUARANTINED)
                                .map(outcome -> archive.get(
                                                (int) outcome.origin().offset())
                                        .value())
                                .toList());
                assertThat(bench.records(Topics.EVENTS))
                        .hasSameSizeAs(outcomes.stream()
                                .filter(outcome -> outcome.result() == Result.APPLIED)
                                .toList());
            }
        });
    }

    @Test
    void shouldWriteTheSameBytesFromTheSameArchive() {
        Seeds.forEach(6, random -> {
            List<TestRecord<byte[], byte[]>> archive = RandomArchive.records(random);

            assertThat(written(archive)).isEqualTo(written(archive));
        });
    }

    /// In every JVM, whatever its hashes are salted with, and in every build of this version.
    @Test
    void shouldWriteTheBytesItAlwaysWrote() {
        Sent closed = Sent.closed(HIGH, EXPIRED).id("N4").at(20);
        List<TestRecord<byte[], byte[]>> archive = Stream.of(
                        Sent.increased(MEDIUM, HIGH).id("N2").at(9),
                        Sent.raised(LOW).id("N1"),
                        Sent.raised(LOW).id("N1"),
                        Sent.increased(LOW, MEDIUM).id("N1"),
                        Sent.increased(LOW, MEDIUM).id("N3").at(5),
                        closed.with("jobId", "another"),
                        closed.with("timestamp", "yesterday"))
                .map(sent -> new TestRecord<>(sent.key(), sent.body(), TopologyBench.receivedAt(RECEIVED), RECEIVED))
                .toList();

        Golden.assertSame("written-from-an-archive.txt", written(archive));
    }

    private String written(List<TestRecord<byte[], byte[]>> archive) {
        try (TopologyBench bench = new TopologyBench(newFolder())) {
            archive.forEach(bench::send);
            return OUTPUTS.stream()
                    .flatMap(topic -> bench.records(topic).stream().map(record -> topic.name() + line(record)))
                    .collect(Collectors.joining("\n", "", "\n"));
        }
    }

    private static String line(TestRecord<byte[], byte[]> record) {
        String headers = Stream.of(record.headers().toArray())
                .map(header -> header.key() + "=" + text(header.value()))
                .collect(Collectors.joining(","));
        return " " + record.timestamp() + " " + text(record.key()) + " [" + headers + "] " + text(record.value());
    }

    /// Printable ASCII as it is, anything else as its fingerprint.
    private static String text(byte @Nullable [] bytes) {
        if (bytes == null) {
            return "null";
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        boolean plain = bytes.length < 2_000 && text.chars().allMatch(c -> c >= ' ' && c <= '~');
        return plain ? text : "#" + Fingerprint.of(bytes);
    }

    private Path newFolder() {
        return folder.resolve(Long.toString(System.nanoTime()));
    }
}
