/// An archive as years of notifications leave it, made in minutes.
@NullMarked
package io.harpline.benchmarks.archive;

import org.jspecify.annotations.NullMarked;
