@NullMarked
package io.harpline.sink;

import org.jspecify.annotations.NullMarked;
