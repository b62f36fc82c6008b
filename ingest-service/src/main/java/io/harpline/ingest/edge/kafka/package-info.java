/// The archive in Kafka.
@NullMarked
package io.harpline.ingest.edge.kafka;

import org.jspecify.annotations.NullMarked;
