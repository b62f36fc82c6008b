/// What Kafka does not take is kept on this machine's disk, and goes to Kafka from there in the order of its arrival.
@NullMarked
package io.harpline.ingest.edge.spool;

import org.jspecify.annotations.NullMarked;
