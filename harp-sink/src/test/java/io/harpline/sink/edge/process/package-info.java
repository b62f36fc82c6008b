@NullMarked
package io.harpline.sink.edge.process;

import org.jspecify.annotations.NullMarked;
