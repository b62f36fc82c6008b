/// What was measured: figures, ratios, and how they are shown.
@NullMarked
package io.harpline.benchmarks.report;

import org.jspecify.annotations.NullMarked;
