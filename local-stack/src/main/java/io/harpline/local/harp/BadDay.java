package io.harpline.local.harp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// How the simulated Harp fares. What it would refuse on a good day it refuses on a bad one too, in the same way.
///
/// The failing alerts come first, then the share of errors; whoever gets past both meets the mood.
///
/// @param mood what every post meets
/// @param slowMs how much later each post is looked at, in milliseconds; at most ten minutes
/// @param errorSharePercent how many posts of a hundred are answered with 500 and not stored; each one at random
/// @param retryAfterSeconds what too-many tells the senders to wait; at most an hour
/// @param failAlerts statuses by alertId: posts whose name, source or object holds that id are answered with this
/// status and not stored; with [#NEVER] they are not answered as long as this holds, and not stored either
public record BadDay(
        Mood mood, int slowMs, int errorSharePercent, int retryAfterSeconds, Map<String, Integer> failAlerts) {

    private static final int LONGEST_SLOW_MS = 600_000;
    private static final int LONGEST_RETRY_AFTER = 3_600;
    private static final Pattern ALERT_ID = Pattern.compile("[\\p{Graph}&&\\p{ASCII}]{1,128}");

    /// In the place of a status: no answer.
    public static final int NEVER = 0;

    public static final BadDay WELL = of(Mood.WELL);

    /// A day on which nothing but the mood is bad.
    public static BadDay of(Mood mood) {
        return new BadDay(mood, 0, 0, 0, Map.of());
    }

    /// Checks it.
    ///
    /// @throws IllegalArgumentException naming the component, and what would be right
    public BadDay {
        failAlerts = Collections.unmodifiableMap(new TreeMap<>(failAlerts));
        require(slowMs >= 0 && slowMs <= LONGEST_SLOW_MS, "slowMs must be from 0 to " + LONGEST_SLOW_MS);
        require(errorSharePercent >= 0 && errorSharePercent <= 100, "errorSharePercent must be from 0 to 100");
        require(
                retryAfterSeconds >= 0 && retryAfterSeconds <= LONGEST_RETRY_AFTER,
                "retryAfterSeconds must be from 0 to " + LONGEST_RETRY_AFTER);
        require(
                retryAfterSeconds == 0 || mood == Mood.TOO_MANY,
                "retryAfterSeconds belongs to the mood too-many alone");
        failAlerts.forEach((alertId, status) -> {
            require(
                    ALERT_ID.matcher(alertId).matches(),
                    "failAlerts must be named by alertIds of 1 to 128 characters without blanks");
            require(
                    status == NEVER || (status >= 400 && status <= 599),
                    "failAlerts must have statuses from 400 to 599, or 0 for none at all");
        });
        boolean reached = mood != Mood.REFUSE && mood != Mood.HANG;
        require(
                reached || (slowMs == 0 && errorSharePercent == 0 && failAlerts.isEmpty()),
                "the mood " + mood.text() + " leaves nothing for slowMs, errorSharePercent and failAlerts to act on");
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /// Whether a post that gets in is not even looked at as long as this holds.
    boolean leavesHanging(HarpPost post) {
        return mood == Mood.HANG || forgets(post);
    }

    /// Whether it is not looked at afterwards either: landing together, the attempts of one alert would become several.
    boolean forgets(HarpPost post) {
        return failure(post).equals(Optional.of(NEVER));
    }

    /// What becomes of a post that gets in and is not left hanging.
    Reaction reaction(HarpPost post, RandomGenerator dice) {
        Optional<Integer> failure = failure(post);
        if (failure.isPresent()) {
            return new Reaction.Failed(failure.get(), Optional.empty());
        }
        if (dice.nextInt(100) < errorSharePercent) {
            return new Reaction.Failed(500, Optional.empty());
        }
        return switch (mood) {
            case WELL, REFUSE, HANG -> new Reaction.Stored(true);
            case LOSE_ANSWERS -> new Reaction.Stored(false);
            case TOO_MANY -> new Reaction.Failed(429, Optional.of(retryAfterSeconds));
            case FALSE_200 -> new Reaction.Pretended(true);
            case ERROR_RESULT -> new Reaction.Pretended(false);
        };
    }

    private Optional<Integer> failure(HarpPost post) {
        return failAlerts.entrySet().stream()
                .filter(alert -> tellsOf(alert.getKey(), post.identity()))
                .map(Entry::getValue)
                .findFirst();
    }

    /// As a word of its own: A1 is not A10.
    private static boolean tellsOf(String alertId, HarpIdentity identity) {
        Pattern word = Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(alertId) + "(?![A-Za-z0-9])");
        return List.of(identity.alertName(), identity.source(), identity.object()).stream()
                .anyMatch(text -> word.matcher(text).find());
    }

    /// It all in one sentence.
    public String says() {
        List<String> said = new ArrayList<>();
        switch (mood) {
            case WELL -> {}
            case REFUSE -> said.add("refuses connections");
            case HANG -> said.add("does not answer; what is posted lands when this is over");
            case TOO_MANY -> said.add("answers 429 with Retry-After: " + retryAfterSeconds);
            case FALSE_200 -> said.add("answers as if all were well and stores nothing");
            case ERROR_RESULT -> said.add("answers 200 with a result that says Error, and stores nothing");
            case LOSE_ANSWERS -> said.add("stores what is posted and breaks the connection instead of answering");
        }
        if (slowMs > 0) {
            said.add("looks at each post " + slowMs + " ms later");
        }
        if (errorSharePercent > 0) {
            said.add("answers " + errorSharePercent + " % of the posts with 500");
        }
        failAlerts.forEach((alertId, status) -> said.add(
                status == NEVER
                        ? "does not answer to the alert " + alertId + ", and does not store it"
                        : "answers " + status + " to the alert " + alertId));
        return said.isEmpty() ? "Harp is well" : "Harp " + String.join("; ", said);
    }
}
