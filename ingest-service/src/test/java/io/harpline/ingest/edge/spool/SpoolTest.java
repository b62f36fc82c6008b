package io.harpline.ingest.edge.spool;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.harpline.ingest.edge.spool.SpoolStore.Entry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class SpoolTest {

    private static final long MIB = 1 << 20;
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @TempDir
    Path directory;

    @Test
    void shouldGiveBackWhatItTookInTheOrderOfItsArrival() throws Exception {
        try (Spool spool = spool()) {
            add(spool, "first", "second", "third");

            assertThat(contents(spool)).containsExactly("first", "second", "third");
            assertThat(spool.records()).isEqualTo(3);
            assertThat(spool.isEmpty()).isFalse();
        }
    }

    @Test
    void shouldKeepARecordAsItWas() throws Exception {
        ProducerRecord<byte[], byte[]> record = record("body");
        record.headers().add("source", "gardin".getBytes(UTF_8)).add("source", new byte[0]);

        ProducerRecord<byte[], byte[]> read = SpooledRecord.read(SpooledRecord.write(record));

        assertThat(read.topic()).isEqualTo(record.topic());
        assertThat(read.timestamp()).isEqualTo(record.timestamp());
        assertThat(read.key()).isEqualTo(record.key());
        assertThat(read.value()).isEqualTo(record.value());
        assertThat(read.headers()).isEqualTo(record.headers());
    }

    @Test
    void shouldNotReadAnotherVersionsRecord() {
        byte[] newer = SpooledRecord.write(record("body"));
        newer[0] = 2;

        assertThatThrownBy(() -> SpooledRecord.read(newer)).hasMessageContaining("version 2");
    }

    @Test
    void shouldStillHaveEverythingAfterItWasClosed() throws Exception {
        try (Spool spool = spool()) {
            add(spool, "first", "second");
            spool.remove(List.of(spool.oldest(MIB).getFirst()));
        }

        try (Spool spool = spool()) {
            add(spool, "third");

            assertThat(contents(spool)).containsExactly("second", "third");
            assertThat(spool.records()).isEqualTo(2);
        }
    }

    @Test
    void shouldBeEmptyOnceEverythingIsRemoved() throws Exception {
        try (Spool spool = spool()) {
            add(spool, "first", "second");

            spool.remove(spool.oldest(MIB));

            assertThat(spool.isEmpty()).isTrue();
            assertThat(spool.bytes()).isZero();
            add(spool, "third");
            assertThat(contents(spool)).containsExactly("third");
        }
    }

    @Test
    void shouldNotRemoveFromANewStoreWhatWasReadFromAFormerOne() throws Exception {
        List<Entry> former;
        try (Spool spool = spool()) {
            add(spool, "first", "second", "third");
            former = spool.oldest(MIB);
        }
        try (Spool begunAnew = new Spool(directory.resolve("new"), MIB, InstantSource.system())) {
            add(begunAnew, "new");

            begunAnew.remove(former);
            begunAnew.moveAside(former.getFirst());

            assertThat(contents(begunAnew)).containsExactly("new");
            assertThat(begunAnew.records()).isEqualTo(1);
            assertThat(begunAnew.aside()).isZero();
        }
    }

    @Test
    void shouldTakeNoMoreThanItMayHold() throws Exception {
        try (Spool spool = new Spool(directory, 2_000, InstantSource.fixed(NOW))) {
            String large = "x".repeat(1_500);
            add(spool, large);

            assertThatThrownBy(() -> add(spool, large))
                    .hasCauseInstanceOf(SpoolUnavailable.class)
                    .hasMessageContaining("2000 bytes");

            assertThat(spool.records()).isEqualTo(1);
            spool.remove(spool.oldest(MIB));
            add(spool, large);
        }
    }

    @Test
    void shouldKnowTheAgeOfTheOldest() throws Exception {
        try (Spool spool = new Spool(directory, MIB, InstantSource.fixed(NOW.plusSeconds(90)))) {
            assertThat(spool.oldestAge()).isZero();

            add(spool, "first");

            assertThat(spool.oldestAge()).isEqualTo(Duration.ofSeconds(90));
        }
    }

    @Test
    void shouldKeepWhatWasMovedAsideAndOfferItAgainAtTheNextStart() throws Exception {
        try (Spool spool = spool()) {
            add(spool, "refused", "good");
            spool.moveAside(spool.oldest(MIB).getFirst());

            assertThat(contents(spool)).containsExactly("good");
            assertThat(spool.aside()).isEqualTo(1);
            spool.remove(spool.oldest(MIB));
            assertThat(spool.isEmpty()).isTrue();
        }
        try (Spool spool = spool()) {
            assertThat(contents(spool)).containsExactly("refused");
            assertThat(spool.aside()).isZero();
        }
    }

    @Test
    void shouldOnlyLoseTheTornEndOfALogThatWasCutOff() throws Exception {
        List<String> all = IntStream.range(0, 100).mapToObj(i -> "record " + i).toList();
        try (Spool spool = spool();
                Copy crashed = new Copy(spool, directory, all)) {
            Path log = crashed.newestLog();
            try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
                file.setLength(crashed.lengthOfLog() - 3);
            }

            try (Spool after = new Spool(crashed.directory, MIB, InstantSource.system())) {
                assertThat(after.broken()).isFalse();
                assertThat(contents(after)).isEqualTo(all.subList(0, 99));
                add(after, "new");
                assertThat(contents(after)).hasSize(100).endsWith("new");
            }
        }
    }

    @Test
    void shouldRefuseToForgetWhatStandsBehindADamagedPlace() throws Exception {
        List<String> all = IntStream.range(0, 100).mapToObj(i -> "record " + i).toList();
        try (Spool spool = spool();
                Copy crashed = new Copy(spool, directory, all)) {
            try (RandomAccessFile file =
                    new RandomAccessFile(crashed.newestLog().toFile(), "rw")) {
                file.seek(crashed.placeInLog("record 50"));
                file.write('R');
            }

            try (Spool after = new Spool(crashed.directory, MIB, InstantSource.system())) {
                assertThat(after.broken()).isTrue();
                assertThat(after.takesMore()).isFalse();
                assertThatThrownBy(() -> add(after, "new")).hasCauseInstanceOf(SpoolUnavailable.class);
            }
        }
    }

    @Test
    void shouldBeUsableAgainOnceItsDirectoryIs() throws Exception {
        Path blocked = directory.resolve("spool");
        Files.writeString(blocked, "a file where a directory should be");
        try (Spool spool = new Spool(blocked, MIB, InstantSource.system())) {
            assertThat(spool.broken()).isTrue();
            assertThatThrownBy(() -> add(spool, "first")).hasCauseInstanceOf(SpoolUnavailable.class);

            Files.delete(blocked);

            await().until(() -> !spool.broken());
            add(spool, "second");
            assertThat(contents(spool)).containsExactly("second");
        }
    }

    @Test
    void shouldLeaveASpoolToTheProcessThatUsesIt() {
        Spool first = spool();
        try (Spool second = spool()) {
            assertThat(second.broken()).isTrue();

            first.close();

            await().until(() -> !second.broken());
        }
    }

    @Test
    void shouldShareAnFsyncAmongManyAndKeepThemAll() throws Exception {
        try (Spool spool = spool()) {
            List<CompletableFuture<?>> additions = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) {
                additions.add(spool.add(record("record " + i)).toCompletableFuture());
            }
            CompletableFuture.allOf(additions.toArray(CompletableFuture<?>[]::new))
                    .join();

            assertThat(contents(spool))
                    .isEqualTo(IntStream.range(0, 5_000)
                            .mapToObj(i -> "record " + i)
                            .toList());
        }
    }

    /// The files as a kill -9 would leave them, before anything was closed.
    private static final class Copy implements AutoCloseable {

        private final Path directory;

        Copy(Spool spool, Path live, List<String> records) throws IOException {
            add(spool, records.toArray(String[]::new));
            directory = Files.createTempDirectory("spool-crashed");
            try (Stream<Path> files = Files.list(live)) {
                for (Path file : files.toList()) {
                    if (!file.endsWith("LOCK")) {
                        Files.copy(file, directory.resolve(file.getFileName()));
                    }
                }
            }
        }

        Path newestLog() throws IOException {
            try (Stream<Path> files = Files.list(directory)) {
                return files.filter(file -> file.toString().endsWith(".log"))
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
            }
        }

        /// Without the room that RocksDB reserves behind what it has written.
        long lengthOfLog() throws IOException {
            byte[] bytes = Files.readAllBytes(newestLog());
            int length = bytes.length;
            while (bytes[length - 1] == 0) {
                length--;
            }
            return length;
        }

        long placeInLog(String text) throws IOException {
            return new String(Files.readAllBytes(newestLog()), ISO_8859_1).indexOf(text);
        }

        @Override
        public void close() {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private Spool spool() {
        return new Spool(directory, MIB, InstantSource.system());
    }

    private static void add(Spool spool, String... bodies) {
        for (String body : bodies) {
            try {
                spool.add(record(body)).toCompletableFuture().join();
            } catch (CompletionException failed) {
                throw new IllegalStateException(String.valueOf(failed.getCause()), failed.getCause());
            }
        }
    }

    private static List<String> contents(Spool spool) throws Exception {
        List<String> bodies = new ArrayList<>();
        for (Entry entry : spool.oldest(16 * MIB)) {
            bodies.add(new String(SpooledRecord.read(entry.bytes()).value(), UTF_8));
        }
        return bodies;
    }

    private static ProducerRecord<byte[], byte[]> record(String body) {
        return new ProducerRecord<>("topic", null, NOW.toEpochMilli(), "key".getBytes(UTF_8), body.getBytes(UTF_8));
    }
}
