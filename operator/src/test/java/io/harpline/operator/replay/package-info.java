@NullMarked
package io.harpline.operator.replay;

import org.jspecify.annotations.NullMarked;
