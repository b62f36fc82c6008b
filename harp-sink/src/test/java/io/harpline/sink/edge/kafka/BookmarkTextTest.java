package io.harpline.sink.edge.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.sink.app.Bookmark;
import io.harpline.sink.app.Mark;
import io.harpline.sink.app.Mark.Dead;
import io.harpline.sink.app.Mark.Unsettled;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class BookmarkTextTest {

    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

    @Test
    void shouldWriteWhatItIsDocumentedToWrite() {
        OffsetAndMetadata written = BookmarkText.write(
                new Bookmark(
                        41,
                        Map.of(
                                41L,
                                new Unsettled(NOW.plusSeconds(12)),
                                48L,
                                new Unsettled(NOW),
                                44L,
                                new Dead(NOW.toEpochMilli()))),
                NOW);

        assertThat(written).isEqualTo(new OffsetAndMetadata(41, "marks-1 41 1795327200 0u12 7u0 3dmwrfglc0"));
    }

    @Test
    void shouldWriteNothingWhereNothingIsMarked() {
        assertThat(BookmarkText.write(new Bookmark(41, Map.of()), NOW)).isEqualTo(new OffsetAndMetadata(41));
    }

    @Test
    void shouldReadWhatItHasWritten() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            long next = random.nextLong(1L << 40);
            Map<Long, Mark> marks = new HashMap<>();
            for (int marked = random.nextInt(100); marked > 0; marked--) {
                marks.put(
                        next + random.nextInt(1_000_000),
                        random.nextBoolean()
                                ? new Dead(random.nextLong(1L << 42))
                                : new Unsettled(NOW.plusSeconds(random.nextInt(1_000))));
            }
            Bookmark bookmark = new Bookmark(next, marks);

            assertThat(BookmarkText.read(BookmarkText.write(bookmark, NOW)))
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo(bookmark);
        }
    }

    @Test
    void shouldRatherLeaveOutDeadLettersThanBeTooLongForABroker() {
        Map<Long, Mark> marks = new TreeMap<>();
        for (long offset = 0; offset < 1_000; offset++) {
            marks.put(
                    10_000 + offset,
                    offset % 5 == 0 ? new Unsettled(NOW.plusSeconds(10)) : new Dead(NOW.toEpochMilli()));
        }

        OffsetAndMetadata written = BookmarkText.write(new Bookmark(7, marks), NOW);

        assertThat(written.metadata()).hasSizeBetween(BookmarkText.LONGEST - 20, BookmarkText.LONGEST);
        Map<Long, Mark> read = BookmarkText.read(written).marks();
        assertThat(read).hasSizeGreaterThan(250);
        assertThat(read.values()).filteredOn(Unsettled.class::isInstance).hasSize(200);
    }

    @Test
    void shouldRatherSayTooLateThanTooEarly() {
        Instant until = NOW.plusMillis(11_500);

        Bookmark read = BookmarkText.read(
                BookmarkText.write(new Bookmark(41, Map.of(41L, new Unsettled(until))), NOW.plusMillis(900)));

        assertThat(read.marks()).containsEntry(41L, new Unsettled(NOW.plusSeconds(12)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "somebody else's",
                "marks-1",
                "marks-1 41 now 3u5",
                "marks-2 41 1795327200 3u5",
                "marks-1 99999999999999999999 1795327200 3u5",
                "marks-1 41 1795327200 3x",
                "marks-1 41 1795327200 u5",
                "marks-1 41 1795327200 3d-1",
                "marks-1 41 1795327200 9999999999999u5",
                "marks-1 40 1795327200 3u5"
            })
    void shouldTakeWhatIsNotItsOwnForNoMarks(String metadata) {
        assertThat(BookmarkText.read(new OffsetAndMetadata(41, metadata))).isEqualTo(new Bookmark(41, Map.of()));
    }
}
