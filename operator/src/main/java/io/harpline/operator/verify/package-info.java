/// Checks signatures again: those of the archive, and those of what was kept apart.
@NullMarked
package io.harpline.operator.verify;

import org.jspecify.annotations.NullMarked;
