/// What becomes of a request: the one way from bytes to an answer.
@NullMarked
package io.harpline.ingest.app;

import org.jspecify.annotations.NullMarked;
