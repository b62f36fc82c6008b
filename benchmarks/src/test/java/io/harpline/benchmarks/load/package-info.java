@NullMarked
package io.harpline.benchmarks.load;

import org.jspecify.annotations.NullMarked;
