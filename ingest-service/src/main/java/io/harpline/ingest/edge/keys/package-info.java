/// Who may send and what they sign with: read from configuration and files, and read again while the service runs.
@NullMarked
package io.harpline.ingest.edge.keys;

import org.jspecify.annotations.NullMarked;
