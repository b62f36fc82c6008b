package io.harpline.sink.edge.kafka;

import io.harpline.schemas.settings.BadConfig;
import io.harpline.sink.app.SessionTime;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Whether we are still in the group, and for how long at least.
///
/// A commit that Kafka acknowledges shows that we were a member when it was sent, and begins our session anew; who is
/// out has it refused. Our own clock alone would not do: a process that was frozen for long takes up its work, and
/// sends its next heartbeat, as if nothing had happened.
final class Session implements SessionTime {

    /// A commit is due so often, and takes its time.
    private static final Duration LEAST_SLACK = Duration.ofSeconds(3);
    private static final Duration YOUNG = Duration.ofSeconds(1);

    /// Another process of our name takes our place at once, and not when our session has ended.
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Duration timeout;
    private final Duration request;
    private final LongSupplier nanos;
    private volatile long shownAt;

    /// Begins as one that has ended.
    ///
    /// @param timeout after which the group gives our partitions to others
    /// @param request how long a request to Harp may take
    /// @param nanos a clock as that of [System#nanoTime]
    Session(Duration timeout, Duration request, LongSupplier nanos) {
        if (timeout.minus(request).compareTo(LEAST_SLACK) < 0) {
            throw new BadConfig("harpline.sink.request-timeout (" + request + ") must be at least " + LEAST_SLACK
                    + " shorter than the session of the consumer group, session.timeout.ms (" + timeout + ")");
        }
        this.timeout = timeout;
        this.request = request;
        this.nanos = nanos;
        this.shownAt = nanos.getAsLong() - timeout.toNanos();
    }

    @Override
    public boolean coversARequest() {
        return age() <= Math.min(timeout.minus(request).toNanos(), FRESH.toNanos());
    }

    @Override
    public boolean stands() {
        return age() < timeout.toNanos();
    }

    /// Whether there is no need yet to show anew that we are a member.
    boolean isYoung() {
        return age() < YOUNG.toNanos();
    }

    /// For [#acknowledged].
    long now() {
        return nanos.getAsLong();
    }

    /// Kafka has acknowledged a commit.
    ///
    /// @param sentAt by [#now]
    void acknowledged(long sentAt) {
        shownAt = sentAt;
    }

    private long age() {
        return nanos.getAsLong() - shownAt;
    }
}
