/// Gardin's side of the local stack: notifications signed and sent as Gardin does.
@NullMarked
package io.harpline.local.gardin;

import org.jspecify.annotations.NullMarked;
