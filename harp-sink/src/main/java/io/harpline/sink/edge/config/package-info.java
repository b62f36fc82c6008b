/// What is configured, and how the parts are put together, started and stopped.
@NullMarked
package io.harpline.sink.edge.config;

import org.jspecify.annotations.NullMarked;
