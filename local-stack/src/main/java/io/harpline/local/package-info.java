/// The local stack and its commands.
@NullMarked
package io.harpline.local;

import org.jspecify.annotations.NullMarked;
