package io.harpline.local.harp;

/// How Harp's own Kafka is, on which its answers depend.
public enum HarpKafka {
    WELL,
    /// Harp answers 200, and nothing is stored.
    LOSING,
    /// Harp answers 200 with a result that says so, and nothing is stored.
    FAILING,
    /// Harp does not answer. What was posted lands when its Kafka is well again.
    HANGING
}
