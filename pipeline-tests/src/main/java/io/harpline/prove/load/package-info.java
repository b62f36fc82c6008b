/// Gardin's side of a run: plays a history against ingest, and writes down each answer.
@NullMarked
package io.harpline.prove.load;

import org.jspecify.annotations.NullMarked;
