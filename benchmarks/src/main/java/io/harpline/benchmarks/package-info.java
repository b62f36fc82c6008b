/// How fast Harpline is, beside the least that could do the same.
@NullMarked
package io.harpline.benchmarks;

import org.jspecify.annotations.NullMarked;
