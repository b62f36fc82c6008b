/// What the benchmark of the operator's commands is made of.
@NullMarked
package io.harpline.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
