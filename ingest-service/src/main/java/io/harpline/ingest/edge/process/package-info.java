/// The service as a process: its start, its log, its end.
@NullMarked
package io.harpline.ingest.edge.process;

import org.jspecify.annotations.NullMarked;
