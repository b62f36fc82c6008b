package io.harpline.schemas.harp;

import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import java.util.Locale;
import org.apache.kafka.common.header.Headers;

/// On whose request an event is sent again, as the headers of `harp.replay.v1` say it; the value is the event's bytes.
///
/// @param id of the operation
/// @param requestedBy who asked for it
public record Replay(String id, String requestedBy, Mode mode) {

    /// What is to be done with it; in lower case in the header.
    public enum Mode {
        /// Deliver it, unless Harp has acknowledged this version of the alert or a newer one.
        REDRIVE
    }

    /// Sets these headers in place of what stands there under their names.
    public void writeTo(Headers headers) {
        TextHeaders.set(headers, HeaderNames.REPLAY_ID, id);
        TextHeaders.set(headers, HeaderNames.REQUESTED_BY, requestedBy);
        TextHeaders.set(headers, HeaderNames.MODE, mode.name().toLowerCase(Locale.ROOT));
    }
}
