@NullMarked
package io.harpline.sink.edge.config;

import org.jspecify.annotations.NullMarked;
