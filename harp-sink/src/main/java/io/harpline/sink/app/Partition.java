package io.harpline.sink.app;

import io.harpline.schemas.topic.Origin;

/// A partition of a topic that is consumed.
public record Partition(String topic, int number) {

    public static Partition of(Origin origin) {
        return new Partition(origin.topic(), origin.partition());
    }
}
