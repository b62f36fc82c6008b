@NullMarked
package io.harpline.prove;

import org.jspecify.annotations.NullMarked;
