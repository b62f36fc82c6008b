@NullMarked
package io.harpline.benchmarks.server;

import org.jspecify.annotations.NullMarked;
