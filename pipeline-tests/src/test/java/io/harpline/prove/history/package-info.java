/// Tests of the history.
@NullMarked
package io.harpline.prove.history;

import org.jspecify.annotations.NullMarked;
