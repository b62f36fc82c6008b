package io.harpline.operator.domain;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// What was found when something was looked at.
///
/// @param check what was looked at
/// @param todo what to do about it; absent where there is nothing to be done
public record Finding(
        String check, Level level, String what, @Nullable String todo) {

    /// From well to worst.
    public enum Level {
        OK("ok", 0),
        /// Nobody said where it is.
        NOT_ASKED("not asked", 0),
        /// It works, but something wants to be looked at; or it could not be found out.
        WARNING("WARNING", 1),
        /// Alerts, or evidence, do not get where they belong.
        BROKEN("BROKEN", 2);

        private final String words;
        private final int exit;

        Level(String words, int exit) {
            this.words = words;
            this.exit = exit;
        }

        public String words() {
            return words;
        }
    }

    public static Finding ok(String check, String what) {
        return new Finding(check, Level.OK, what, null);
    }

    public static Finding notAsked(String check, String todo) {
        return new Finding(check, Level.NOT_ASKED, "nobody said where it is", todo);
    }

    public static Finding warning(String check, String what, String todo) {
        return new Finding(check, Level.WARNING, what, todo);
    }

    public static Finding broken(String check, String what, String todo) {
        return new Finding(check, Level.BROKEN, what, todo);
    }

    /// As a monitoring system takes it: 0 all is well, 1 there are warnings, 2 something is broken.
    public static int exit(Collection<Finding> findings) {
        return findings.stream().mapToInt(finding -> finding.level().exit).max().orElse(0);
    }
}
