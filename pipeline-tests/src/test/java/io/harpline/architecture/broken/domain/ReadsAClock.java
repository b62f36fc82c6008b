package io.harpline.architecture.broken.domain;

import java.time.Instant;
import org.apache.kafka.common.TopicPartition;

/// Breaks the rules of a domain, so that they can be seen to go red.
class ReadsAClock {

    Instant when = Instant.now();
    TopicPartition where = new TopicPartition("topic", 0);
}
