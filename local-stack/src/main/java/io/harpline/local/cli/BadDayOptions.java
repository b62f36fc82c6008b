package io.harpline.local.cli;

import io.harpline.local.harp.BadDay;
import io.harpline.local.harp.Mood;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// How Harp is to fare; whatever is left out is well.
final class BadDayOptions {

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    @Nullable
    MoodOption mood;

    @Option(
            names = "--slow",
            paramLabel = "TIME",
            converter = TimeText.class,
            description = "look at each post so much later, such as 2s")
    @Nullable
    Duration slow;

    @Option(
            names = "--error-share",
            paramLabel = "SHARE",
            converter = ShareText.class,
            description = "answer 500 to this share of the posts, such as 10%%, and do not store them")
    @Nullable
    Integer errorShare;

    @Option(
            names = "--fail-alert",
            paramLabel = "ALERTID=STATUS",
            description =
                    "answer this status, 400 to 599, to the posts of one alert, or nothing where it says hang, and"
                            + " do not store them; may stand several times")
    Map<String, String> failAlerts = new TreeMap<>();

    /// One of them, since each decides about every post.
    static final class MoodOption {

        @Option(names = "--ok", required = true, description = "everything is well again")
        boolean ok;

        @Option(names = "--refuse", required = true, description = "refuse connections: the port is closed")
        boolean refuse;

        @Option(
                names = "--hang",
                required = true,
                description = "do not answer; what is posted lands when this is over")
        boolean hang;

        @Option(
                names = "--too-many",
                required = true,
                paramLabel = "TIME",
                converter = TimeText.class,
                description = "answer 429 with this Retry-After, in whole seconds")
        @Nullable
        Duration tooMany;

        @Option(names = "--false-200", required = true, description = "answer as if all were well, and store nothing")
        boolean false200;

        @Option(
                names = "--error-result",
                required = true,
                description = "answer 200 with a result that says Error, and store nothing")
        boolean errorResult;

        @Option(
                names = "--lose-answers",
                required = true,
                description = "store, and break the connection instead of answering")
        boolean loseAnswers;

        Mood mood() {
            if (refuse) {
                return Mood.REFUSE;
            }
            if (hang) {
                return Mood.HANG;
            }
            if (tooMany != null) {
                return Mood.TOO_MANY;
            }
            if (false200) {
                return Mood.FALSE_200;
            }
            if (errorResult) {
                return Mood.ERROR_RESULT;
            }
            return loseAnswers ? Mood.LOSE_ANSWERS : Mood.WELL;
        }

        int retryAfterSeconds() {
            Duration wait = Objects.requireNonNullElse(tooMany, Duration.ZERO);
            if (wait.toMillisPart() != 0) {
                throw new IllegalArgumentException("--too-many takes whole seconds");
            }
            return Math.toIntExact(wait.toSeconds());
        }
    }

    /// What is asked for, if anything is.
    ///
    /// @throws IllegalArgumentException if it cannot all hold at once, saying why
    Optional<BadDay> day() {
        boolean some = slow != null || errorShare != null || !failAlerts.isEmpty();
        if (mood == null) {
            return some ? Optional.of(day(Mood.WELL, 0)) : Optional.empty();
        }
        if (mood.ok && some) {
            throw new IllegalArgumentException("--ok means that nothing else holds: leave the rest out");
        }
        if ((mood.refuse || mood.hang) && some) {
            throw new IllegalArgumentException("--" + (mood.hang ? "hang" : "refuse")
                    + " leaves nothing for --slow, --error-share and --fail-alert to act on");
        }
        return Optional.of(day(mood.mood(), mood.retryAfterSeconds()));
    }

    private BadDay day(Mood what, int retryAfterSeconds) {
        long slowMs = Objects.requireNonNullElse(slow, Duration.ZERO).toMillis();
        return new BadDay(
                what,
                (int) Math.min(slowMs, Integer.MAX_VALUE),
                Objects.requireNonNullElse(errorShare, 0),
                retryAfterSeconds,
                statuses());
    }

    private Map<String, Integer> statuses() {
        Map<String, Integer> statuses = new TreeMap<>();
        failAlerts.forEach((alertId, status) -> statuses.put(alertId, status(status)));
        return statuses;
    }

    private static int status(String text) {
        if (text.equals("hang")) {
            return BadDay.NEVER;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException word) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no status from 400 to 599, and not hang either", word);
        }
    }
}
