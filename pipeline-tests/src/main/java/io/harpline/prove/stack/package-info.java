/// A stack to be broken: Kafka brokers, the built services and a simulated Harp as processes, and links
/// between them.
@NullMarked
package io.harpline.prove.stack;

import org.jspecify.annotations.NullMarked;
