package io.harpline.local.harp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The part of Harp that takes posts and answers them. 200 means received, not stored.
final class HarpCollector {

    private static final Answer PUSHED = Answer.json(200, Map.of("result", "Event successfully pushed to Harp"));
    private static final Answer UNPUSHED = Answer.json(200, Map.of("result", "Error during pushing message to Kafka"));
    private static final Answer DROPPED =
            Answer.json(200, JsonNodeFactory.instance.objectNode().putNull("result"));

    private final HarpDaemon daemon;
    private final Today today;
    private final RandomGenerator dice;

    /// @param dice safe for threads
    HarpCollector(HarpDaemon daemon, Today today, RandomGenerator dice) {
        this.daemon = daemon;
        this.today = today;
        this.dice = dice;
    }

    /// The answer; none where the connection is to break instead.
    ///
    /// @param keyKnown whether the request carried the key of an integration
    Optional<Answer> post(byte[] body, boolean keyKnown) throws IOException, InterruptedException {
        return switch (PostReader.read(body)) {
            case PostReading.Invalid invalid ->
                Optional.of(Answer.json(422, Map.of("detail", invalid.faults(), "body", invalid.body())));
            case PostReading.Stumbled(String error) -> Optional.of(Answer.detail(500, "Backend error: " + error));
            case PostReading.Dropped() -> Optional.of(DROPPED);
            case PostReading.Good(HarpPost post) -> {
                boolean forgotten = today.day().forgets(post);
                BadDay day = today.awaitLookedAt(post);
                if (forgotten) {
                    yield Optional.empty();
                }
                Thread.sleep(Duration.ofMillis(day.slowMs()));
                yield react(day.reaction(post, dice), post, keyKnown);
            }
        };
    }

    private Optional<Answer> react(Reaction reaction, HarpPost post, boolean keyKnown) throws IOException {
        return switch (reaction) {
            case Reaction.Failed(int status, Optional<Integer> retryAfter) -> {
                Answer failed = Answer.detail(status, "a bad day");
                yield Optional.of(retryAfter
                        .map(seconds -> failed.with("Retry-After", seconds.toString()))
                        .orElse(failed));
            }
            case Reaction.Stored(boolean answered) -> {
                if (keyKnown && post.storable()) {
                    daemon.accept(post);
                }
                yield answered ? Optional.of(PUSHED) : Optional.empty();
            }
            case Reaction.Pretended(boolean well) -> Optional.of(well ? PUSHED : UNPUSHED);
        };
    }
}
