/// The configuration, and what is built from it.
@NullMarked
package io.harpline.ingest.edge.config;

import org.jspecify.annotations.NullMarked;
