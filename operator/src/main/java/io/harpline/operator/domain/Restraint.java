package io.harpline.operator.domain;

import java.util.Optional;

/// When sending has to wait: what is sent again must neither delay live events nor pile up before a Harp that is away.
///
/// Harp being away shows by the sink not finishing what it was sent, whatever the cause: an open breaker, a stopped
/// sink, no more retries left to wait for.
public final class Restraint {

    /// Some are always under way, and the ends of transactions count as events.
    private static final long NEVER_MIND = 100;

    private final long mostUnanswered;
    private long lag = Long.MAX_VALUE;
    private boolean grows;

    /// @param mostUnanswered how many may be sent and not yet finished
    public Restraint(long mostUnanswered) {
        this.mostUnanswered = mostUnanswered;
    }

    /// Takes notice of how many live events the sink has not finished, about every second.
    public void look(long liveLag) {
        grows = liveLag > NEVER_MIND && liveLag > lag;
        lag = liveLag;
    }

    /// Why to wait; empty if there is no reason.
    ///
    /// @param unanswered how many were sent and are not finished
    public Optional<String> why(long unanswered) {
        if (unanswered >= mostUnanswered) {
            return Optional.of(
                    "the sink has not finished " + unanswered + " of those sent; is it running, and is Harp well?");
        }
        return grows ? Optional.of("live events wait, more and more of them: " + lag) : Optional.empty();
    }
}
