/// The checks, each seen to hold and to break.
@NullMarked
package io.harpline.prove.check;

import org.jspecify.annotations.NullMarked;
