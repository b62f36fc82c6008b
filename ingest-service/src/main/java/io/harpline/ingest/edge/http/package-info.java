/// The webhook: reads a request, writes an answer.
@NullMarked
package io.harpline.ingest.edge.http;

import org.jspecify.annotations.NullMarked;
