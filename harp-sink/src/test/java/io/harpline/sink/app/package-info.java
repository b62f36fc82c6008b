@NullMarked
package io.harpline.sink.app;

import org.jspecify.annotations.NullMarked;
