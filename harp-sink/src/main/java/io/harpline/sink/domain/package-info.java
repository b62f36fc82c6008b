/// What is decided about a delivery: pure, without Kafka, HTTP or a clock.
@NullMarked
package io.harpline.sink.domain;

import org.jspecify.annotations.NullMarked;
