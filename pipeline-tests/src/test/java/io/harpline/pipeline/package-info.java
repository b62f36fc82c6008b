/// The built stack, end to end.
@NullMarked
package io.harpline.pipeline;

import org.jspecify.annotations.NullMarked;
