@NullMarked
package io.harpline;

import org.jspecify.annotations.NullMarked;
