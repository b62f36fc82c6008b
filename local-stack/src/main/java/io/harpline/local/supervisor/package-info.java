/// Keeps a few processes of one data directory running, and knows them again.
@NullMarked
package io.harpline.local.supervisor;

import org.jspecify.annotations.NullMarked;
