package io.harpline.transform.topology;

import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.util.Locale;

/// Where the topology writes to.
enum Sink {
    EVENTS(Topics.EVENTS),
    STATE(Topics.STATE),
    OUTCOMES(Topics.OUTCOMES),
    QUARANTINE(Topics.QUARANTINE);

    private final String topic;

    Sink(TopicDeclaration topic) {
        this.topic = topic.name();
    }

    /// The name of its topic.
    String topic() {
        return topic;
    }

    /// The name of its node in the topology.
    String node() {
        return name().toLowerCase(Locale.ROOT);
    }
}
