/// transform-streams beside the least that Kafka Streams could do: programs that read the archive.
@NullMarked
package io.harpline.benchmarks.streams;

import org.jspecify.annotations.NullMarked;
