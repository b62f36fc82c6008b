@NullMarked
package io.harpline.prove.stack;

import org.jspecify.annotations.NullMarked;
