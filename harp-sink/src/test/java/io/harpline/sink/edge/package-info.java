@NullMarked
package io.harpline.sink.edge;

import org.jspecify.annotations.NullMarked;
