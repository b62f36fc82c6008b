@NullMarked
package io.harpline.benchmarks;

import org.jspecify.annotations.NullMarked;
