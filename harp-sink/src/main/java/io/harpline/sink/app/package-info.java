/// How deliveries are carried out: order, concurrency, retries, evidence and offsets, without Kafka and HTTP.
@NullMarked
package io.harpline.sink.app;

import org.jspecify.annotations.NullMarked;
