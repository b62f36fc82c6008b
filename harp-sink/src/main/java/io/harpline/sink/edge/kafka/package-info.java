/// The sink's way in from Kafka and its evidence's way out.
@NullMarked
package io.harpline.sink.edge.kafka;

import org.jspecify.annotations.NullMarked;
