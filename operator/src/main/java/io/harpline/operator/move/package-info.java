/// Moves records into the archive, each once.
@NullMarked
package io.harpline.operator.move;

import org.jspecify.annotations.NullMarked;
