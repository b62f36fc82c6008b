package io.harpline.sink.edge.kafka;

import io.harpline.sink.app.Bookmark;
import io.harpline.sink.app.Mark;
import io.harpline.sink.app.Mark.Dead;
import io.harpline.sink.app.Mark.Unsettled;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/// A [Bookmark] as Kafka keeps it: the offset, and the marks as the text that a commit may carry.
///
/// ```
/// marks-1 1763791200 0u12 7u0 3d
///         │          │        └ the record three behind the offset is a dead letter
///         │          └ the record at the offset: unsettled since 12 s before that time
///         └ when it was written, in seconds since 1970
/// ```
final class BookmarkText {

    /// Brokers refuse more than 4096 bytes, unless told otherwise.
    static final int LONGEST = 4_000;

    private static final Pattern TEXT = Pattern.compile("marks-1 (?<written>\\d{1,12})(?<marks>( \\d{1,12}[^ ]+)*)");
    private static final Pattern MARK = Pattern.compile(" (?<ahead>\\d{1,12})(?:u(?<age>\\d{1,9})|d)(?= |$)");

    private BookmarkText() {}

    /// Where there are too many marks, those which matter least are left out: dead letters before posts, and later
    /// offsets before earlier ones. What is left out is posted again at once, as if there were no marks.
    static OffsetAndMetadata write(Bookmark bookmark, Instant now) {
        if (bookmark.marks().isEmpty()) {
            return new OffsetAndMetadata(bookmark.next());
        }
        StringBuilder text = new StringBuilder("marks-1 ").append(now.getEpochSecond());
        bookmark.marks().entrySet().stream()
                .sorted(Comparator.<Map.Entry<Long, Mark>, Boolean>comparing(entry -> entry.getValue() instanceof Dead)
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> " " + (entry.getKey() - bookmark.next()) + mark(entry.getValue(), now))
                .takeWhile(mark -> text.length() + mark.length() <= LONGEST)
                .forEachOrdered(text::append);
        return new OffsetAndMetadata(bookmark.next(), text.toString());
    }

    private static String mark(Mark mark, Instant now) {
        return switch (mark) {
            case Dead ignored -> "d";
            case Unsettled unsettled ->
                "u" + Math.max(0, Duration.between(unsettled.since(), now).toSeconds());
        };
    }

    /// What an earlier version or a tool has committed has no marks.
    static Bookmark read(OffsetAndMetadata committed) {
        Map<Long, Mark> marks = new HashMap<>();
        Matcher text = TEXT.matcher(committed.metadata());
        if (text.matches()) {
            Instant written = Instant.ofEpochSecond(Long.parseLong(text.group("written")));
            Matcher mark = MARK.matcher(text.group("marks"));
            while (mark.find()) {
                marks.put(committed.offset() + Long.parseLong(mark.group("ahead")), mark(mark.group("age"), written));
            }
        }
        return new Bookmark(committed.offset(), marks);
    }

    private static Mark mark(@Nullable String age, Instant written) {
        return age == null ? new Dead() : new Unsettled(written.minusSeconds(Long.parseLong(age)));
    }
}
