@NullMarked
package io.harpline.sink.edge.metrics;

import org.jspecify.annotations.NullMarked;
