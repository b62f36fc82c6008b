/// Starts and stops the topology, configures it, and says how it is.
@NullMarked
package io.harpline.transform.edge;

import org.jspecify.annotations.NullMarked;
