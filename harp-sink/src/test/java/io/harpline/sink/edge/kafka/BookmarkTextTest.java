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
                        41, Map.of(41L, new Unsettled(NOW.minusSeconds(12)), 48L, new Unsettled(NOW), 44L, new Dead())),
                NOW);

        assertThat(written).isEqualTo(new OffsetAndMetadata(41, "marks-1 1795327200 0u12 7u0 3d"));
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
                        random.nextBoolean() ? new Dead() : new Unsettled(NOW.minusSeconds(random.nextInt(1_000))));
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
            marks.put(10_000 + offset, offset % 5 == 0 ? new Unsettled(NOW.minusSeconds(10)) : new Dead());
        }

        OffsetAndMetadata written = BookmarkText.write(new Bookmark(7, marks), NOW);

        assertThat(written.metadata()).hasSizeBetween(BookmarkText.LONGEST - 10, BookmarkText.LONGEST);
        Map<Long, Mark> read = BookmarkText.read(written).marks();
        assertThat(read).hasSizeGreaterThan(300);
        assertThat(read.values()).filteredOn(Unsettled.class::isInstance).hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "somebody else's",
                "marks-1",
                "marks-1 now 3d",
                "marks-2 1795327200 3d",
                "marks-1 99999999999999999999 3d",
                "marks-1 1795327200 3x",
                "marks-1 1795327200 u5",
                "marks-1 1795327200 9999999999999d"
            })
    void shouldTakeWhatIsNotItsOwnForNoMarks(String metadata) {
        assertThat(BookmarkText.read(new OffsetAndMetadata(41, metadata))).isEqualTo(new Bookmark(41, Map.of()));
    }
}
