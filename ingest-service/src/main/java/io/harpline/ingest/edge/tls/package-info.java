/// The certificate of the HTTP port, replaced while the port is open.
@NullMarked
package io.harpline.ingest.edge.tls;

import org.jspecify.annotations.NullMarked;
