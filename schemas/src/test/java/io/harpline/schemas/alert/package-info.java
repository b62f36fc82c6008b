@NullMarked
package io.harpline.schemas.alert;

import org.jspecify.annotations.NullMarked;
