@NullMarked
package io.harpline.operator.kafka;

import org.jspecify.annotations.NullMarked;
