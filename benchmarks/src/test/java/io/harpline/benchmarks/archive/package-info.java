@NullMarked
package io.harpline.benchmarks.archive;

import org.jspecify.annotations.NullMarked;
