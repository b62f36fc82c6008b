/// Sends dead letters again.
@NullMarked
package io.harpline.operator.redrive;

import org.jspecify.annotations.NullMarked;
