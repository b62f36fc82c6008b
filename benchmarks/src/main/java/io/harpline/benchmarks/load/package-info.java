/// The load program: signed requests, prepared before the clock starts, over a few connections.
@NullMarked
package io.harpline.benchmarks.load;

import org.jspecify.annotations.NullMarked;
