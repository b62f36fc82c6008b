package io.harpline.operator.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.schemas.gardin.NotificationIds;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds an id in bodies, most of which do not have it: those are not taken apart.
final class Mention {

    private final byte[] id;

    Mention(String id) {
        this.id = id.getBytes(UTF_8);
    }

    /// The ids of a body, if they are as asked.
    Optional<NotificationIds> in(byte[] body, Predicate<NotificationIds> asked) {
        return mayHave(body) ? Entries.ids(body).filter(asked) : Optional.empty();
    }

    /// JSON can write any character in other ways, all of which begin with a backslash.
    private boolean mayHave(byte[] body) {
        for (int at = 0; at < body.length; at++) {
            if (body[at] == '\\' || (body[at] == id[0] && isAt(at, body))) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(int at, byte[] body) {
        if (body.length - at < id.length) {
            return false;
        }
        for (int i = 1; i < id.length; i++) {
            if (body[at + i] != id[i]) {
                return false;
            }
        }
        return true;
    }
}
