/// What operators had done.
@NullMarked
package io.harpline.schemas.operation;

import org.jspecify.annotations.NullMarked;
