/// What goes wrong in a run: planned from a seed, then done.
@NullMarked
package io.harpline.prove.nemesis;

import org.jspecify.annotations.NullMarked;
