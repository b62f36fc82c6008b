/// Kafka as the commands use it: as a client without a group, with the rights that it is given there.
@NullMarked
package io.harpline.operator.kafka;

import org.jspecify.annotations.NullMarked;
