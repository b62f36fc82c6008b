package io.harpline.sink.app;

/// Whether Harp's last word on an alert is certain to stay. An attempt whose answer was lost may land late, over what
/// was posted after it; so the last word is said once more.
final class Settling {

    /// Attempts that may land late, of this event and of those before it.
    private int doubts;

    private int doubtsAtAcknowledgement;
    private boolean acknowledged;
    private boolean settled;

    /// An attempt was lost.
    void doubt() {
        doubts++;
    }

    /// It comes after that one, whose lost attempts may land later still.
    void follow(Settling earlier) {
        if (earlier.isOpen()) {
            doubt();
        }
    }

    /// Whether an attempt may yet land late, and over what was said since.
    boolean isOpen() {
        return doubts > 0 && !settled;
    }

    /// Harp has acknowledged the event, for the first time or once more.
    void acknowledge() {
        settled = doubts == doubtsAtAcknowledgement;
        doubtsAtAcknowledgement = doubts;
        acknowledged = true;
    }

    boolean isAcknowledged() {
        return acknowledged;
    }

    /// Whether Harp has acknowledged it, and no attempt was lost since the acknowledgement before, or ever.
    boolean isSettled() {
        return settled;
    }
}
