@NullMarked
package io.harpline.benchmarks.report;

import org.jspecify.annotations.NullMarked;
