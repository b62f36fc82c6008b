@NullMarked
package io.harpline.operator.terminal;

import org.jspecify.annotations.NullMarked;
