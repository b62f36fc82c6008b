@NullMarked
package io.harpline.schemas.signature;

import org.jspecify.annotations.NullMarked;
