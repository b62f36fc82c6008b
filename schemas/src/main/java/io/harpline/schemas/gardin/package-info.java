/// What Gardin sends: the notification, and the one way to read it.
@NullMarked
package io.harpline.schemas.gardin;

import org.jspecify.annotations.NullMarked;
