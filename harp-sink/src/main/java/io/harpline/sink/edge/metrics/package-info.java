/// What is counted and timed, under the names that docs/operations.md lists.
@NullMarked
package io.harpline.sink.edge.metrics;

import org.jspecify.annotations.NullMarked;
