package io.harpline.operator.redrive;

import io.harpline.operator.terminal.Progress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// When the next may be sent: so many a second, and not while the sink is behind. After a pause there is nothing to
/// catch up with.
public final class Pace {

    private static final Duration TICK = Duration.ofMillis(50);

    private final long nanosBetween;
    private final Optional<Followed> sink;
    private final Progress progress;
    private Optional<String> told = Optional.empty();
    private long turn = System.nanoTime();

    /// Begins now.
    ///
    /// @param rate how many a second
    /// @param sink which is not to be overrun; empty where it is not the one that gets them
    public Pace(int rate, Optional<Followed> sink, Progress progress) {
        this.nanosBetween = Duration.ofSeconds(1).toNanos() / rate;
        this.sink = sink;
        this.progress = progress;
    }

    /// Returns whether the next one's turn has come; it has not where somebody asked for the end.
    public boolean awaitTurn(Interruption interruption) {
        boolean held = false;
        while (!interruption.isAsked()) {
            long left = Math.clamp(turn - System.nanoTime(), 0, TICK.toNanos());
            pass(held ? TICK : Duration.ofNanos(left));
            Optional<String> why = sink.flatMap(Followed::whyToWait);
            held = why.isPresent();
            tell(why);
            if (!held && System.nanoTime() - turn >= 0) {
                return true;
            }
        }
        return false;
    }

    /// So many were sent.
    public void sent(int count) {
        turn = Math.max(turn + count * nanosBetween, System.nanoTime());
    }

    private void pass(Duration time) {
        sink.ifPresentOrElse(its -> its.listen(time), () -> LockSupport.parkNanos(time.toNanos()));
    }

    private void tell(Optional<String> why) {
        if (why.isPresent() != told.isPresent()) {
            progress.say(why.map(reason -> "waiting: " + reason).orElse("going on"));
        }
        told = why;
    }
}
