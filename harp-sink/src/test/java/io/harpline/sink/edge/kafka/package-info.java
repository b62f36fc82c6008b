@NullMarked
package io.harpline.sink.edge.kafka;

import org.jspecify.annotations.NullMarked;
