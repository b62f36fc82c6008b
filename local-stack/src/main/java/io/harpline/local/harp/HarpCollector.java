package io.harpline.local.harp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Map;

/// The part of Harp that takes posts and answers them. 200 means received, not stored.
final class HarpCollector {

    private static final Answer PUSHED = Answer.json(200, Map.of("result", "Event successfully pushed to Harp"));
    private static final Answer UNPUSHED = Answer.json(200, Map.of("result", "Error during pushing message to Kafka"));
    private static final Answer DROPPED =
            Answer.json(200, JsonNodeFactory.instance.objectNode().putNull("result"));

    private final HarpDaemon daemon;
    private HarpKafka kafka = HarpKafka.WELL;

    HarpCollector(HarpDaemon daemon) {
        this.daemon = daemon;
    }

    /// @param keyKnown whether the request carried the key of an integration
    Answer post(byte[] body, boolean keyKnown) throws IOException, InterruptedException {
        return switch (PostReader.read(body)) {
            case PostReading.Invalid invalid ->
                Answer.json(422, Map.of("detail", invalid.faults(), "body", invalid.body()));
            case PostReading.Stumbled(String error) -> Answer.detail(500, "Backend error: " + error);
            case PostReading.Dropped() -> DROPPED;
            case PostReading.Good(HarpPost post) -> {
                HarpKafka health = awaitKafka();
                if (keyKnown && health == HarpKafka.WELL && post.storable()) {
                    daemon.accept(post);
                }
                yield health == HarpKafka.FAILING ? UNPUSHED : PUSHED;
            }
        };
    }

    private synchronized HarpKafka awaitKafka() throws InterruptedException {
        while (kafka == HarpKafka.HANGING) {
            wait();
        }
        return kafka;
    }

    synchronized void kafka(HarpKafka now) {
        kafka = now;
        notifyAll();
    }
}
