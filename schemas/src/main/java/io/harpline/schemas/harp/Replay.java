package io.harpline.schemas.harp;

import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/// On whose request an event is sent again, as the headers of `harp.replay.v1` say it; the value is the event's bytes.
///
/// @param id of the operation
/// @param requestedBy who asked for it
public record Replay(String id, String requestedBy, Mode mode) {

    /// What is to be done with it; in lower case in the header.
    public enum Mode {
        /// A dead letter: deliver it, unless Harp has acknowledged this version of the alert or a newer one.
        REDRIVE,
        /// History: the same is to be done with it.
        EVENTS,
        /// The newest event of an open alert: deliver it, unless Harp has acknowledged a newer one. So comes back what
        /// a Harp that lost its data had acknowledged.
        CURRENT
    }

    /// Reads the headers; empty where they do not name an operation. A mode that is not known counts as REDRIVE, which
    /// posts nothing that Harp has acknowledged.
    public static Optional<Replay> of(Headers headers) {
        return TextHeaders.get(headers, HeaderNames.REPLAY_ID)
                .map(id -> new Replay(
                        id, TextHeaders.get(headers, HeaderNames.REQUESTED_BY).orElse(""), mode(headers)));
    }

    /// Sets these headers in place of what stands there under their names.
    public void writeTo(Headers headers) {
        TextHeaders.set(headers, HeaderNames.REPLAY_ID, id);
        TextHeaders.set(headers, HeaderNames.REQUESTED_BY, requestedBy);
        TextHeaders.set(headers, HeaderNames.MODE, text(mode));
    }

    private static Mode mode(Headers headers) {
        String named = TextHeaders.get(headers, HeaderNames.MODE).orElse("");
        return Arrays.stream(Mode.values())
                .filter(mode -> text(mode).equals(named))
                .findFirst()
                .orElse(Mode.REDRIVE);
    }

    private static String text(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}
