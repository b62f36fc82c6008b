/// The service as a process: its start, its log, its end.
@NullMarked
package io.harpline.sink.edge.process;

import org.jspecify.annotations.NullMarked;
