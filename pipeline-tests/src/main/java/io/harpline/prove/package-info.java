/// `./harpline prove`: breaks everything on a stack of its own, and checks every promise.
@NullMarked
package io.harpline.prove;

import org.jspecify.annotations.NullMarked;
