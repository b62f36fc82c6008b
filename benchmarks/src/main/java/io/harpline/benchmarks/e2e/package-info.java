/// What the benchmark of the whole way is made of.
@NullMarked
package io.harpline.benchmarks.e2e;

import org.jspecify.annotations.NullMarked;
