/// The documentation, held against the code.
@NullMarked
package io.harpline.documentation;

import org.jspecify.annotations.NullMarked;
