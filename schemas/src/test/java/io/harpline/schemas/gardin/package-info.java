@NullMarked
package io.harpline.schemas.gardin;

import org.jspecify.annotations.NullMarked;
