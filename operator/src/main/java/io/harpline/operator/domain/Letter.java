package io.harpline.operator.domain;

import io.harpline.schemas.harp.DeadLetter;
import io.harpline.schemas.harp.Replay.Mode;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;

/// A dead letter, without its bytes.
///
/// @param writtenAt when it became one
/// @param alert its record key
/// @param version its event's; absent where it is no event, and so nothing that could be sent again
/// @param cause what its headers say
/// @param current the id of the replay in mode CURRENT that had sent it; empty where none had
public record Letter(
        Place place,
        Instant writtenAt,
        String alert,
        OptionalLong version,
        DeadLetter cause,
        Optional<String> current) {

    /// In the order in which they were written.
    static final Comparator<Letter> BY_TIME =
            Comparator.comparing(Letter::writtenAt).thenComparing(Letter::place);

    /// Of two letters of an alert, which one tells more of it.
    public static final Comparator<Letter> BY_NEWS = Comparator.comparingLong(
                    (Letter letter) -> letter.version().orElse(-1))
            .thenComparingInt(letter -> letter.cause().redriveCount())
            .thenComparing(BY_TIME);

    /// The mode in which to send it again: what was to be posted whatever Harp had acknowledged still is.
    public Mode mode() {
        return current.isPresent() ? Mode.CURRENT : Mode.REDRIVE;
    }
}
