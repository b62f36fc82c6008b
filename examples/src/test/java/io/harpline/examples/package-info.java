@NullMarked
package io.harpline.examples;

import org.jspecify.annotations.NullMarked;
