@NullMarked
package io.harpline.schemas.json;

import org.jspecify.annotations.NullMarked;
