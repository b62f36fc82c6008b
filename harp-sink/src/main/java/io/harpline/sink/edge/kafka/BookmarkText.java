package io.harpline.sink.edge.kafka;

import io.harpline.sink.app.Bookmark;
import io.harpline.sink.app.Mark;
import io.harpline.sink.app.Mark.Dead;
import io.harpline.sink.app.Mark.Unsettled;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/// A [Bookmark] as Kafka keeps it: the offset, and the marks as the text that a commit may carry.
///
/// ```
/// marks-1 41 1795327200 0u12 7u0 3dmwrfglc0
///         │  │          │        └ the record three behind is a dead letter: its timestamp, to base 36
///         │  │          └ the record at the offset: unsettled until 12 s after that time
///         │  └ when it was written, in seconds since 1970
///         └ the offset once more: a tool that moves commits may move the text to another one
/// ```
final class BookmarkText {

    /// Brokers refuse more than 4096 bytes, unless told otherwise.
    static final int LONGEST = 4_000;

    private static final String BEGINS = "marks-1 ";
    private static final Pattern HEAD = Pattern.compile(BEGINS + "(?<offset>\\d{1,18}) (?<written>\\d{1,12})(?= |$)");
    private static final Pattern MARK =
            Pattern.compile(" (?<ahead>\\d{1,12})(?:u(?<seconds>\\d{1,9})|d(?<timestamp>[0-9a-z]{1,11}))(?= |$)");

    private BookmarkText() {}

    /// Where there are too many marks, those which matter least are left out: dead letters before posts, and later
    /// offsets before earlier ones. What is left out is posted again at once, as if there were no marks.
    static OffsetAndMetadata write(Bookmark bookmark, Instant now) {
        if (bookmark.marks().isEmpty()) {
            return new OffsetAndMetadata(bookmark.next());
        }
        StringBuilder text =
                new StringBuilder(BEGINS).append(bookmark.next()).append(' ').append(now.getEpochSecond());
        bookmark.marks().entrySet().stream()
                .sorted(Comparator.<Map.Entry<Long, Mark>, Boolean>comparing(entry -> entry.getValue() instanceof Dead)
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> " " + (entry.getKey() - bookmark.next()) + mark(entry.getValue(), now))
                .takeWhile(mark -> text.length() + mark.length() <= LONGEST)
                .forEachOrdered(text::append);
        return new OffsetAndMetadata(bookmark.next(), text.toString());
    }

    /// Rounded up: to wait too long harms nobody.
    private static String mark(Mark mark, Instant now) {
        return switch (mark) {
            case Dead dead -> "d" + Long.toString(dead.timestamp(), Character.MAX_RADIX);
            case Unsettled unsettled ->
                "u" + Math.max(0, unsettled.until().plusNanos(999_999_999).getEpochSecond() - now.getEpochSecond());
        };
    }

    /// What an earlier version or a tool has committed has no marks.
    static Bookmark read(OffsetAndMetadata committed) {
        Map<Long, Mark> marks = new HashMap<>();
        Matcher head = HEAD.matcher(committed.metadata());
        if (head.lookingAt() && Long.parseLong(head.group("offset")) == committed.offset()) {
            Instant written = Instant.ofEpochSecond(Long.parseLong(head.group("written")));
            Matcher mark = MARK.matcher(committed.metadata())
                    .region(head.end(), committed.metadata().length());
            while (mark.find()) {
                marks.put(committed.offset() + Long.parseLong(mark.group("ahead")), mark(mark, written));
            }
        }
        return new Bookmark(committed.offset(), marks);
    }

    private static Mark mark(Matcher mark, Instant written) {
        String seconds = mark.group("seconds");
        return seconds == null
                ? new Dead(Long.parseLong(mark.group("timestamp"), Character.MAX_RADIX))
                : new Unsettled(written.plusSeconds(Long.parseLong(seconds)));
    }
}
