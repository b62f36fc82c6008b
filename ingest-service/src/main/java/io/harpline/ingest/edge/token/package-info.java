/// Tokens that a sender must bear beside its signature, where they are demanded.
@NullMarked
package io.harpline.ingest.edge.token;

import org.jspecify.annotations.NullMarked;
