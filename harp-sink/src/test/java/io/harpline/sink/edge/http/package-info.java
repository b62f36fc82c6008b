@NullMarked
package io.harpline.sink.edge.http;

import org.jspecify.annotations.NullMarked;
