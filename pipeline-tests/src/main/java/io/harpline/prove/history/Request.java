package io.harpline.prove.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One request, ready to be sent.
public final class Request {

    private final long number;
    private final Kind kind;
    private final byte[] body;
    private final List<String> signatures;
    private final @Nullable String alert;
    private final @Nullable String notificationId;

    /// A request.
    ///
    /// @param number from 1, in the order of the history
    /// @param signatures the values of its Gardin-Signature headers
    /// @param alert `tenantId/alertId`, as the body says; null where it cannot be read
    /// @param notificationId as the body says; null where it cannot be read
    public Request(
            long number,
            Kind kind,
            byte[] body,
            List<String> signatures,
            @Nullable String alert,
            @Nullable String notificationId) {
        this.number = number;
        this.kind = kind;
        this.body = body;
        this.signatures = List.copyOf(signatures);
        this.alert = alert;
        this.notificationId = notificationId;
    }

    public long number() {
        return number;
    }

    public Kind kind() {
        return kind;
    }

    /// The bytes themselves, not to be changed.
    public byte[] body() {
        return body;
    }

    public List<String> signatures() {
        return signatures;
    }

    public @Nullable String alert() {
        return alert;
    }

    public @Nullable String notificationId() {
        return notificationId;
    }
}
