package io.harpline.prove.stack;

import io.harpline.prove.stack.Condition.AnswersLost;
import io.harpline.prove.stack.Condition.Clear;
import io.harpline.prove.stack.Condition.Delayed;
import io.harpline.prove.stack.Condition.Refused;
import io.harpline.prove.stack.Condition.Reset;
import io.harpline.prove.stack.Condition.Silent;
import io.harpline.prove.stack.Condition.Slow;
import java.util.concurrent.TimeUnit;

/// What every connection of a link asks before it passes something on.
final class Gate {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private Condition condition = new Clear();

    synchronized void set(Condition next) {
        condition = next;
        notifyAll();
    }

    synchronized Condition condition() {
        return condition;
    }

    /// How much may be read at once: what is slow trickles.
    synchronized int portion(int most) {
        return condition instanceof Slow slow ? Math.clamp(slow.bytesPerSecond() / 20, 1, most) : most;
    }

    /// Waits for as long as the condition of each moment wants it.
    ///
    /// @param answer whether it goes to who has connected
    /// @return whether it passes; it is lost otherwise
    synchronized boolean passes(boolean answer, int bytes) throws InterruptedException {
        long since = System.nanoTime();
        while (true) {
            long due = switch (condition) {
                case Clear _, Refused _, Reset _ -> 0;
                case Delayed delayed -> delayed.each().toNanos();
                case Slow slow -> SECOND * bytes / slow.bytesPerSecond();
                case Silent _ -> Long.MAX_VALUE;
                case AnswersLost _ -> answer ? -1 : 0;
            };
            if (due < 0) {
                return false;
            }
            long left = due - (System.nanoTime() - since);
            if (left <= 0) {
                return true;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
