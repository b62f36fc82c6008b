@NullMarked
package io.harpline.operator;

import org.jspecify.annotations.NullMarked;
