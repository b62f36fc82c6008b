/// What must be true after a run, each promise as code over its evidence.
@NullMarked
package io.harpline.prove.check;

import org.jspecify.annotations.NullMarked;
