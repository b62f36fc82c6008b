package io.harpline.prove;

import io.harpline.prove.nemesis.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/// What a run is to be.
///
/// @param seed decides what is sent and what goes wrong
/// @param duration how long things are sent and go wrong
/// @param faults what may go wrong
/// @param brokers 1 or 3
/// @param perSecond requests a second
/// @param directory where all of it is kept
record Plan(long seed, Duration duration, Set<Fault> faults, int brokers, int perSecond, Path directory) {

    /// The command that does the same again, in a directory of its own.
    String command() {
        String list = String.join(",", faults.stream().map(Fault::text).toList());
        boolean all = faults.size() == Fault.values().length - (brokers == 1 ? 1 : 0);
        return "./harpline prove --minutes %s --seed %d --faults %s --brokers %d --rate %d"
                .formatted(minutes(), seed, faults.isEmpty() ? "none" : all ? "all" : list, brokers, perSecond);
    }

    String minutes() {
        double minutes = duration.toMillis() / 60_000.0;
        return minutes == Math.rint(minutes) ? Long.toString((long) minutes) : Double.toString(minutes);
    }
}
