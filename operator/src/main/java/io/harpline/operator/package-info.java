/// The operator's commands, one class each.
@NullMarked
package io.harpline.operator;

import org.jspecify.annotations.NullMarked;
