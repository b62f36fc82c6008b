@NullMarked
package io.harpline.schemas.contract;

import org.jspecify.annotations.NullMarked;
