/// A real Apache Kafka in a JVM of its own, for the local stack and for tests.
@NullMarked
package io.harpline.local.broker;

import org.jspecify.annotations.NullMarked;
