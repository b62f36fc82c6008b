@NullMarked
package io.harpline.schemas.harp;

import org.jspecify.annotations.NullMarked;
