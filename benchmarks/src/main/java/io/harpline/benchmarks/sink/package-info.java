/// What harp-sink is measured with: events, a Harp that answers when it is told to, and a plain consumer.
@NullMarked
package io.harpline.benchmarks.sink;

import org.jspecify.annotations.NullMarked;
