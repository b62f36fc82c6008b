/// The dependency rule.
@NullMarked
package io.harpline.architecture;

import org.jspecify.annotations.NullMarked;
