/// The reference model against rows, and against the state machine.
@NullMarked
package io.harpline.prove.model;

import org.jspecify.annotations.NullMarked;
