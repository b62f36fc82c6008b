@NullMarked
package io.harpline.sink.domain;

import org.jspecify.annotations.NullMarked;
